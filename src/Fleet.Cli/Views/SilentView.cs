using Fleet.Engine.Events;

namespace Fleet.Cli.Views;

/// <summary>Shows nothing and remembers what happened, for runs whose outcome alone matters.</summary>
internal sealed class SilentView(RunModel model) : IRunView
{
    /// <inheritdoc/>
    public RunModel Model => model;

    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent) => model.Apply(engineEvent);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
