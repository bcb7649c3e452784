using System.Collections.Immutable;
using Fleet.Engine.Config;

namespace Fleet.Engine.State;

/// <summary>A run of the past, as the stack's history keeps it.</summary>
public sealed record HistoryEntry
{
    /// <summary>What it was: <c>update</c>, <c>refresh</c>, <c>destroy</c>, <c>rename</c>, or <c>import</c> for a state that was put in place or edited.</summary>
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

    /// <summary>The stack's configuration in that run, as its file had it: secrets are encrypted.</summary>
    public ImmutableSortedDictionary<string, ConfigNode> Config { get; init; } =
        ImmutableSortedDictionary.Create<string, ConfigNode>(StringComparer.Ordinal);

    /// <summary>How many steps of each kind there were, by the kind's name.</summary>
    public ImmutableSortedDictionary<string, int> ResourceChanges { get; init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);
}
