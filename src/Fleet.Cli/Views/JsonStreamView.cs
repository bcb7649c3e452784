using Fleet.Cli.Terminals;
using Fleet.Engine.Events;

namespace Fleet.Cli.Views;

/// <summary>Prints a run's events, one JSON object a line, in Pulumi's shapes.</summary>
internal sealed class JsonStreamView(Printer printer, RunModel model) : IRunView
{
    /// <inheritdoc/>
    public RunModel Model => model;

    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent)
    {
        model.Apply(engineEvent);
        if (JsonEvents.Render(engineEvent) is { } line)
        {
            printer.Write(line);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
