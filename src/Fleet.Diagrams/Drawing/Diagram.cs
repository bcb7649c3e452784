namespace Fleet.Diagrams;

/// <summary>A drawing as data: what is shown, in which groups, and the arrows between. Writers turn it into a language.</summary>
/// <param name="Name">What it is called.</param>
public sealed record Diagram(string Name)
{
    /// <summary>Its heading; none when <see langword="null"/>.</summary>
    public string? Title { get; init; }

    /// <summary>True when arrows lead from left to right, otherwise from top to bottom.</summary>
    public bool LeadsRight { get; init; }

    /// <summary>Nodes and groups.</summary>
    public IReadOnlyList<Part> Parts { get; init; } = [];

    /// <summary>The arrows, in the order in which they are written.</summary>
    public IReadOnlyList<Arrow> Arrows { get; init; } = [];

    /// <summary>Fills by the class that nodes refer to.</summary>
    public IReadOnlyDictionary<string, string> Classes { get; init; } = new Dictionary<string, string>();

    /// <summary>Every part with its full id, groups before what is in them.</summary>
    internal IEnumerable<(string Id, Part Part)> All => Flat("", Parts);

    private static IEnumerable<(string Id, Part Part)> Flat(string prefix, IReadOnlyList<Part> parts)
    {
        foreach (var part in parts)
        {
            yield return (prefix + part.Id, part);
            foreach (var inner in Flat($"{prefix}{part.Id}/", part is Group group ? group.Parts : []))
            {
                yield return inner;
            }
        }
    }
}

/// <summary>A node or a group. Its full id is its own after those of its groups, with <c>/</c> between.</summary>
/// <param name="Id">Unique in its group.</param>
/// <param name="Label">What is written on it; lines are separated by a line feed.</param>
public abstract record Part(string Id, string Label)
{
    /// <summary>The colour it is filled with, <c>#rrggbb</c>.</summary>
    public string? Fill { get; init; }

    /// <summary>How its border is drawn.</summary>
    public ArrowStyle Border { get; init; }

    /// <summary>What happens to it in a comparison.</summary>
    public Change Change { get; init; }
}

/// <summary>A thing.</summary>
/// <param name="Id">Unique in its group.</param>
/// <param name="Label">What is written on it.</param>
public sealed record Node(string Id, string Label) : Part(Id, Label)
{
    /// <summary>Its shape.</summary>
    public Shape Shape { get; init; }

    /// <summary>The class that gives it its colour.</summary>
    public string? Class { get; init; }
}

/// <summary>Things that are shown together.</summary>
/// <param name="Id">Unique in its group.</param>
/// <param name="Label">What is written on it.</param>
public sealed record Group(string Id, string Label) : Part(Id, Label)
{
    /// <summary>Nodes and groups.</summary>
    public IReadOnlyList<Part> Parts { get; init; } = [];
}

/// <summary>An arrow between two parts.</summary>
/// <param name="From">The full id of the part it begins at.</param>
/// <param name="To">The full id of the part it ends at.</param>
public sealed record Arrow(string From, string To)
{
    /// <summary>What it is called; lines are separated by a line feed.</summary>
    public string? Label { get; init; }

    /// <summary>How it is drawn.</summary>
    public ArrowStyle Line { get; init; }

    /// <summary>True when it has a head at either end.</summary>
    public bool BothWays { get; init; }

    /// <summary>True when it says what must not be.</summary>
    public bool Forbidden { get; init; }

    /// <summary>What happens to it in a comparison.</summary>
    public Change Change { get; init; }
}

/// <summary>What a comparison found of a part or an arrow.</summary>
public enum Change
{
    /// <summary>It is as it was, or nothing is compared.</summary>
    None,

    /// <summary>It was not there.</summary>
    Added,

    /// <summary>It is there no longer.</summary>
    Removed,

    /// <summary>It is somewhere else.</summary>
    Moved,

    /// <summary>It is there still, and not as it was.</summary>
    Altered,
}
