using Fleet.Cli.Terminals;
using Fleet.Engine.Events;
using Fleet.Protocol;

namespace Fleet.Cli.Views;

/// <summary>
/// Shows of a plan being made only what must not be missed: warnings, errors and the program's output. The plan itself
/// is printed once it is complete.
/// </summary>
internal sealed class QuietView(Printer printer, RunModel model, bool showDebug) : IRunView
{
    /// <inheritdoc/>
    public RunModel Model => model;

    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent)
    {
        model.Apply(engineEvent);
        switch (engineEvent)
        {
            case StdoutEvent { Message: { Length: > 0 } message }:
                printer.Write(Line.Of("program: ", Tone.Dim).Add(message));
                break;
            case DiagnosticEvent { IsEphemeral: false, Diagnostic: var diagnostic }
                when diagnostic.Severity is Severity.Warning || (showDebug && diagnostic.Severity is Severity.Debug):
                printer.Write(DiagnosticView.Render(diagnostic));
                break;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
