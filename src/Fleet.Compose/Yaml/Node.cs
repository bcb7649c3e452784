namespace Fleet.Compose.Yaml;

/// <summary>A piece of a Compose file, and where it is written.</summary>
/// <param name="At">Where it is written.</param>
internal abstract record Node(Place At)
{
    /// <summary>What becomes of what it is merged with.</summary>
    public MergeTag Merge { get; init; }

    /// <summary>How many nodes it has with what is in it, aliases counted wherever they are used.</summary>
    public abstract int Size { get; }

    /// <summary>What it is, in a sentence.</summary>
    public abstract string Kind { get; }

    /// <summary>True for nothing: an empty value, <c>~</c> or <c>null</c>.</summary>
    public virtual bool IsNull => false;
}

/// <summary>What becomes of what a node is merged with.</summary>
internal enum MergeTag
{
    /// <summary>The usual rules.</summary>
    None,

    /// <summary><c>!reset</c>: it goes away.</summary>
    Reset,

    /// <summary><c>!override</c>: it is replaced as a whole.</summary>
    Override,
}

/// <summary>A list.</summary>
internal sealed record ListNode(Place At, IReadOnlyList<Node> Items) : Node(At)
{
    public override int Size { get; } = Items.Aggregate(1, (sum, item) => Math.Min(sum + item.Size, int.MaxValue / 2));

    public override string Kind => "a list";
}

/// <summary>Names with their values, in the order in which they are written.</summary>
internal sealed record MapNode(Place At, IReadOnlyList<Entry> Entries) : Node(At)
{
    public override int Size { get; } = Entries.Aggregate(1, (sum, entry) => Math.Min(sum + entry.Value.Size, int.MaxValue / 2));

    public override string Kind => "a mapping";

    public Node? Find(string name) => Entry(name)?.Value;

    public Entry? Entry(string name) => Entries.FirstOrDefault(entry => entry.Name == name);

    public MapNode Without(string name) => this with { Entries = [.. Entries.Where(entry => entry.Name != name)] };

    public MapNode With(string name, Node value) => Entry(name) is null
        ? this with { Entries = [.. Entries, new Entry(name, value.At, value)] }
        : this with { Entries = [.. Entries.Select(entry => entry.Name == name ? entry with { Value = value } : entry)] };
}

/// <summary>A name with its value.</summary>
internal sealed record Entry(string Name, Place At, Node Value);
