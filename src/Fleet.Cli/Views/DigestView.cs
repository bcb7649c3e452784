using Fleet.Cli.Terminals;
using Fleet.Engine.Events;

namespace Fleet.Cli.Views;

/// <summary>Prints a preview's digest once the preview is over.</summary>
internal sealed class DigestView(Printer printer, RunModel model, PreviewDigest digest) : IRunView
{
    /// <inheritdoc/>
    public RunModel Model => model;

    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent)
    {
        model.Apply(engineEvent);
        digest.Apply(engineEvent);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        printer.Write(digest.Render());
        return ValueTask.CompletedTask;
    }
}
