using System.Collections.Immutable;

namespace Fleet.Engine.State;

/// <summary>A run of the past, as the stack's history keeps it.</summary>
public sealed record HistoryEntry
{
    /// <summary>What it was: <c>update</c>, <c>refresh</c>, <c>destroy</c> or <c>import</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset EndTime { get; init; }

    /// <summary>How it ended: <c>succeeded</c> or <c>failed</c>.</summary>
    public required string Result { get; init; }

    /// <summary>What its operator wrote beside it.</summary>
    public string Message { get; init; } = "";

    /// <summary>Facts about where it ran.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>How many steps of each kind there were, by the kind's name.</summary>
    public ImmutableSortedDictionary<string, int> ResourceChanges { get; init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);
}
