using Fleet.Cli.Terminals;
using Fleet.Engine.Events;
using Fleet.Protocol;

namespace Fleet.Cli.Views;

/// <summary>
/// Shows a run as lines that each make sense on their own, for logs and pipes: every line names its resource, whose
/// name begins with its host.
/// </summary>
internal sealed class LineView(Printer printer, RunModel model, bool showDebug) : IRunView
{
    /// <inheritdoc/>
    public RunModel Model => model;

    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent)
    {
        var row = model.Apply(engineEvent);
        printer.Write(Lines(engineEvent, row));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IEnumerable<Line> Lines(EngineEvent engineEvent, ResourceRow? row)
    {
        switch (engineEvent)
        {
            case StdoutEvent { Message: { Length: > 0 } message }:
                return [Line.Of("program: ", Tone.Dim).Add(message)];
            case DiagnosticEvent { IsEphemeral: false, Diagnostic: var diagnostic }
                when diagnostic.Severity > Severity.Debug || showDebug:
                return diagnostic.Severity == Severity.Info && row is not null
                    ? [Prefix(row).Add(diagnostic.Summary)]
                    : DiagnosticView.Render(diagnostic);
            case ResourcePreEvent { IsPlanning: false } when row is { Change: not Change.Same }:
                return [Prefix(row).Add($"{row.Change.Doing()}…")];
            case ResourceOutputsEvent { IsPlanning: false } when row is { Change: not Change.Same, State: RowState.Done }:
                return [TreeState(row).After(Prefix(row))];
            case ResourceFailedEvent when row is not null:
                return [TreeState(row).After(Prefix(row))];
            case ResourceSkippedEvent when row is not null:
                return [Prefix(row).Add(row.Status, Tone.Warning)];
            default:
                return [];
        }
    }

    private static Line Prefix(ResourceRow row) => Line.Of($"{row.Label}: ", Tone.Strong);

    private static Line TreeState(ResourceRow row) => TreeView.State(row, isPreview: false, now: null);
}
