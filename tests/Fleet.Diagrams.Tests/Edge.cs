namespace Fleet.Diagrams.Tests;

/// <summary>An arrow as a parser found it, or as a table says it. Blanks and line breaks of labels count alike.</summary>
internal sealed record Edge(string From, string To, string Label, bool Dashed = false, bool BothWays = false)
{
    /// <summary>The label with one blank between words; of lists of paths the words in order.</summary>
    public Edge Plain()
    {
        IEnumerable<string> words = Label.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return this with { Label = string.Join(' ', words.All(word => word.StartsWith('/')) ? words.Order(StringComparer.Ordinal) : words) };
    }
}

/// <summary>What a parser found in a drawing.</summary>
internal sealed record Parsed
{
    public List<ParsedNode> Nodes { get; init; } = [];

    public List<Edge> Edges { get; init; } = [];

    /// <summary>Of a sequence the conditions, with the messages (from 1) that are the first and the last under them.</summary>
    public List<ParsedFrame> Frames { get; init; } = [];

    public string? Error { get; init; }
}

/// <summary>A node or group as a parser found it.</summary>
internal sealed record ParsedNode(string Id, string Label);

/// <summary>Messages under a condition.</summary>
internal sealed record ParsedFrame(string Title, int First, int Last);
