using System.Collections.Immutable;
using Fleet.Protocol;

namespace Fleet.Engine.Events;

/// <summary>
/// Something that happened in a run. Secrets are blinded in all of them: as values they are secrets around the text
/// <c>[secret]</c>, in texts the plaintext is replaced by it.
/// </summary>
public abstract record EngineEvent
{
    /// <summary>Counts the run's events from 0.</summary>
    public long Sequence { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset Time { get; init; }
}

/// <summary>The first event: the stack's configuration, texts by <c>namespace:name</c>, secret ones blinded.</summary>
public sealed record PreludeEvent(ImmutableSortedDictionary<string, string> Config) : EngineEvent;

/// <summary>A line that the program printed.</summary>
/// <param name="Message">The line, without its end.</param>
/// <param name="IsError">True when it came from the program's standard error.</param>
public sealed record StdoutEvent(string Message, bool IsError) : EngineEvent;

/// <summary>Something an operator should know: from the engine, a provider or the program.</summary>
public sealed record DiagnosticEvent(Diagnostic Diagnostic) : EngineEvent
{
    /// <summary>Groups lines that belong together; 0 for none.</summary>
    public int StreamId { get; init; }

    /// <summary>True for progress: only the newest one of a resource matters, and none after its step.</summary>
    public bool IsEphemeral { get; init; }
}

/// <summary>A step is about to begin; in a preview, would.</summary>
public sealed record ResourcePreEvent(StepMetadata Metadata, bool IsPlanning) : StepEvent(Metadata);

/// <summary>A step has succeeded, or a component's outputs are there.</summary>
public sealed record ResourceOutputsEvent(StepMetadata Metadata, bool IsPlanning) : StepEvent(Metadata);

/// <summary>A step has failed; the reason came as <see cref="DiagnosticEvent"/>.</summary>
public sealed record ResourceFailedEvent(StepMetadata Metadata, ResourceStatus Status) : StepEvent(Metadata)
{
    /// <summary>How many steps had been begun.</summary>
    public int Steps { get; init; }
}

/// <summary>A resource was left alone since something that it depends on failed.</summary>
public sealed record ResourceSkippedEvent(Urn Urn, Urn FailedDependency) : EngineEvent;

/// <summary>After all steps: what was done.</summary>
public sealed record SummaryEvent(
    bool IsPreview,
    OperationOutcome Outcome,
    TimeSpan Duration,
    ImmutableSortedDictionary<StepKind, int> Changes) : EngineEvent
{
    /// <summary>True when an object may be other than recorded, since a provider could not tell.</summary>
    public bool MaybeCorrupt { get; init; }
}

/// <summary>The last event, always.</summary>
public sealed record CancelEvent : EngineEvent;

/// <summary>What is known about an object after its step failed.</summary>
public enum ResourceStatus
{
    /// <summary>It is as it was before.</summary>
    Ok,

    /// <summary>It exists but is not what was asked for; that is recorded.</summary>
    PartialFailure,

    /// <summary>Nobody knows.</summary>
    Unknown,
}
