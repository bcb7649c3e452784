namespace Fleet;

/// <summary>Something of the fleet that leads from one thing to another, as drawings show it.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it leads.</param>
/// <param name="Kind">What it stands for.</param>
public sealed record Arrow(EdgeEnd From, EdgeEnd To, ArrowKind Kind)
{
    /// <summary>The words beside it; none unless someone or something said them.</summary>
    public string? Label { get; init; }

    /// <summary>How it is drawn: those of jobs are dashed.</summary>
    public ArrowStyle Style { get; init; }

    /// <summary>True when either end begins.</summary>
    public bool IsTwoWay { get; init; }

    /// <summary>What a relation is about, in a word.</summary>
    public string? Topic { get; init; }

    /// <summary>The endpoint it leads to; <see langword="null"/> for relations.</summary>
    public Endpoint? Endpoint { get; init; }

    /// <summary>The link it goes over; <see langword="null"/> when there is none.</summary>
    public Link? Link { get; init; }
}

/// <summary>What an arrow stands for.</summary>
public enum ArrowKind
{
    /// <summary>The use of an endpoint.</summary>
    Use,

    /// <summary>A route of an edge.</summary>
    Route,

    /// <summary>A route that is there for links of other hosts alone; the arrows of these say more.</summary>
    Passage,

    /// <summary>An edge that has its certificates from somewhere.</summary>
    Certificate,

    /// <summary>A Watchtower that follows the image of a service.</summary>
    Watch,

    /// <summary>A declared relation.</summary>
    Relation,

    /// <summary>What a group of routes is reached by, or reaches: a detail of the arrows between services.</summary>
    Answer,
}

/// <summary>How an arrow is drawn.</summary>
public enum ArrowStyle
{
    /// <summary>A solid line.</summary>
    Solid,

    /// <summary>A dashed line.</summary>
    Dashed,

    /// <summary>A dotted line.</summary>
    Dotted,
}
