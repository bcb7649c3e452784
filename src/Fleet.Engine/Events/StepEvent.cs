namespace Fleet.Engine.Events;

/// <summary>
/// Something about one step. Together with <see cref="Metadata"/>, which says what and why, it is what an audit needs.
/// </summary>
/// <param name="Metadata">What the step does, and why.</param>
public abstract record StepEvent(StepMetadata Metadata) : EngineEvent
{
    /// <summary>Who runs it; null for events that no run has published.</summary>
    public Actor? By { get; init; }

    /// <summary>How long it took, waiting for its turn left out; null for a step that only begins.</summary>
    public TimeSpan? Duration { get; init; }
}
