using System.Collections.Immutable;
using Fleet.Engine.Events;
using Fleet.Engine.Planning;
using Fleet.Engine.State;
using Fleet.Protocol;

namespace Fleet.Engine.Execution;

/// <summary>One planned operation on one resource.</summary>
internal sealed record Step(StepKind Kind, ResourceState? Old, ResourceState? New)
{
    /// <summary>Why it is there.</summary>
    public Decision? Decision { get; init; }

    /// <summary>More reasons for people.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>True when it repairs or reports what differs on a host.</summary>
    public bool IsDrift { get; init; }

    /// <summary>True when it is not shown and not counted.</summary>
    public bool IsInternal { get; init; }

    /// <summary>False when another step of the run counts instead.</summary>
    public bool IsCounted { get; init; } = true;

    /// <summary>When it began, as a timestamp of the run's clock; null before.</summary>
    public long? BegunAt { get; init; }

    /// <summary>The step with one more reason, unless that is empty.</summary>
    public Step WithReason(string? reason) =>
        string.IsNullOrEmpty(reason) ? this : this with { Reasons = Reasons.Add(reason) };

    /// <summary>The resource that it is about.</summary>
    public ResourceState Resource => New ?? Old ?? throw new InvalidOperationException("Bug: a step about nothing.");

    public Urn Urn => Resource.Urn;

    /// <summary>The step as events show it, with what it led to once it is done.</summary>
    public StepMetadata Describe(EventPublisher events, ResourceState? result) => new()
    {
        Kind = Kind,
        Urn = Urn,
        Provider = Resource.Provider?.ToString() ?? "",
        Old = events.Describe(Old),
        New = events.Describe(result ?? New),
        ReplaceKeys = Decision?.ReplaceKeys ?? [],
        DetailedDiff = Decision?.Differences,
        Reasons = [.. (Decision?.Reasons ?? []).Concat(Reasons).Select(events.Redactor.Redact)],
        IsDrift = IsDrift,
        IsInternal = IsInternal,
        HideDiffs = New?.HideDiffs ?? [],
    };
}
