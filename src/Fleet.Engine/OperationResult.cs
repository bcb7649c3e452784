using System.Collections.Immutable;
using Fleet.Engine.Events;
using Fleet.Engine.Plans;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine;

/// <summary>How a run ended.</summary>
public enum OperationOutcome
{
    /// <summary>Everything was done.</summary>
    Succeeded,

    /// <summary>Something failed; what did not depend on it was done.</summary>
    Failed,

    /// <summary>The run was cancelled; what had been begun is recorded.</summary>
    Canceled,
}

/// <summary>What a run did.</summary>
public sealed record OperationResult
{
    /// <summary>How it ended.</summary>
    public required OperationOutcome Outcome { get; init; }

    /// <summary>How many logical steps of each kind there were, <c>same</c> included.</summary>
    public ImmutableSortedDictionary<StepKind, int> Changes { get; init; } =
        ImmutableSortedDictionary<StepKind, int>.Empty;

    /// <summary>What a preview decided, for the update to be compared with; null otherwise.</summary>
    public UpdatePlan? Plan { get; init; }

    /// <summary>What an update did otherwise than its preview had said; each was an event too.</summary>
    public ImmutableArray<PlanDifference> Differences { get; init; } = [];

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The errors, redacted, in the order they came; each was an event too.</summary>
    public ImmutableArray<Diagnostic> Errors { get; init; } = [];

    /// <summary>The stack's outputs afterwards. Secret ones are blinded.</summary>
    public PropertyMap Outputs { get; init; } = PropertyMap.Empty;

    /// <summary>True when any step was other than <c>same</c>.</summary>
    public bool HasChanges => Changes.Any(change => change.Key != StepKind.Same && change.Value > 0);
}
