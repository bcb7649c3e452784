using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fleet.Engine.Events;

namespace Fleet.Engine.Execution;

/// <summary>Counts what a run does.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<StepKind, int> _counts = new();

    /// <summary>Counts a step, when it is of a kind that an operator counts.</summary>
    public void Add(StepKind kind)
    {
        if (kind.IsLogical())
        {
            _counts.AddOrUpdate(kind, 1, (_, count) => count + 1);
        }
    }

    public ImmutableSortedDictionary<StepKind, int> Counts() => _counts.ToImmutableSortedDictionary();
}
