namespace Fleet.Engine.Events;

/// <summary>Reads a run's events.</summary>
public interface IEngineEvents
{
    /// <summary>Takes the next event. Called for one event at a time, in order, and waited for: be quick.</summary>
    void Publish(EngineEvent engineEvent);
}
