namespace Fleet.Document;

/// <summary>A drawing that the operator declared. Its arrows are among the document's edges.</summary>
public sealed record ViewDocument
{
    /// <summary>The name, unique in its system.</summary>
    public required string Name { get; init; }

    /// <summary>The system it shows.</summary>
    public required string System { get; init; }

    /// <summary>Its heading.</summary>
    public string? Title { get; init; }

    /// <summary>The language it was first drawn in: <c>d2</c>, <c>mermaid</c> or <c>dot</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Where arrows lead: <c>down</c> or <c>right</c>.</summary>
    public required string Direction { get; init; }

    /// <summary>Nodes and groups.</summary>
    public required IReadOnlyList<ViewPartDocument> Parts { get; init; }

    /// <summary>What arrows are called.</summary>
    public required IReadOnlyList<ViewLabelDocument> Labels { get; init; }

    /// <summary>The kinds of edges that are drawn; absent when all are.</summary>
    public IReadOnlyList<string>? Kinds { get; init; }

    /// <summary>The topics of interactions that are drawn; absent when all are.</summary>
    public IReadOnlyList<string>? Topics { get; init; }

    /// <summary>True when what is forbidden is drawn, in place of what is used.</summary>
    public bool ShowsForbidden { get; init; }

    /// <summary>Fills by the class that nodes refer to; absent when there are none.</summary>
    public IReadOnlyDictionary<string, string>? Classes { get; init; }
}

/// <summary>A node of a drawing, or a group when it has parts.</summary>
public sealed record ViewPartDocument
{
    /// <summary>The id, unique in its group.</summary>
    public required string Id { get; init; }

    /// <summary>What is written on it.</summary>
    public required string Label { get; init; }

    /// <summary>What it stands for, each as an end of an edge.</summary>
    public required IReadOnlyList<string> Of { get; init; }

    /// <summary><c>rectangle</c>, <c>cylinder</c>, <c>cloud</c>, <c>person</c>, <c>circle</c>, <c>hexagon</c> or <c>diamond</c>; absent for a group.</summary>
    public string? Shape { get; init; }

    /// <summary>The colour it is filled with.</summary>
    public string? Fill { get; init; }

    /// <summary>How its border is drawn: <c>dashed</c> or <c>dotted</c>; absent when it is solid.</summary>
    public string? Border { get; init; }

    /// <summary>The class that gives it its colour.</summary>
    public string? Class { get; init; }

    /// <summary>What is in the group; absent for a node.</summary>
    public IReadOnlyList<ViewPartDocument>? Parts { get; init; }
}

/// <summary>What the arrow between two parts of a drawing is called.</summary>
public sealed record ViewLabelDocument
{
    /// <summary>The id of the part it begins at, with those of its groups.</summary>
    public required string From { get; init; }

    /// <summary>The id of the part it ends at.</summary>
    public required string To { get; init; }

    /// <summary>The text; absent when the edge's own is used.</summary>
    public string? Text { get; init; }

    /// <summary>True when both ends turn to each other.</summary>
    public bool BothWays { get; init; }

    /// <summary>Why the arrow is left out.</summary>
    public string? LeftOut { get; init; }
}
