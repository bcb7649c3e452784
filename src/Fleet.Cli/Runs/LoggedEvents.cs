using System.Globalization;
using Fleet.Engine.Events;
using Fleet.Protocol;
using Serilog.Core;
using Serilog.Events;

namespace Fleet.Cli.Runs;

/// <summary>Passes events on and writes them to a run's log file. The engine has blinded secrets in them already.</summary>
internal sealed class LoggedEvents(IEngineEvents next, Logger log) : IEngineEvents
{
    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent)
    {
        switch (engineEvent)
        {
            case StdoutEvent line:
                log.Write(line.IsError ? LogEventLevel.Warning : LogEventLevel.Information, "program: {Line:l}", line.Message);
                break;
            case DiagnosticEvent { IsEphemeral: false } report:
                log.Write(Level(report.Diagnostic.Severity), "{Urn:l} {Text:l}", report.Diagnostic.Urn.Text, report.Diagnostic.ToString());
                break;
            case ResourcePreEvent begun when begun.Metadata.Kind != StepKind.Same:
                log.Information("{Verb:l} {Step:l} {Urn:l}", begun.IsPlanning ? "plan" : "begin", begun.Metadata.Kind.Name(), begun.Metadata.Urn.Text);
                break;
            case ResourceOutputsEvent { IsPlanning: false } done when done.Metadata.Kind != StepKind.Same:
                log.Information("done {Step:l} {Urn:l}", done.Metadata.Kind.Name(), done.Metadata.Urn.Text);
                break;
            case ResourceFailedEvent failed:
                log.Error("failed {Step:l} {Urn:l}", failed.Metadata.Kind.Name(), failed.Metadata.Urn.Text);
                break;
            case ResourceSkippedEvent skipped:
                log.Warning("skipped {Urn:l} since {Cause:l} failed", skipped.Urn.Text, skipped.FailedDependency.Text);
                break;
            case SummaryEvent summary:
                log.Information(
                    "{Outcome:l} in {Seconds:l} s: {Changes:l}",
                    summary.Outcome.ToString(),
                    summary.Duration.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture),
                    string.Join(", ", summary.Changes.Select(change => $"{change.Key.Name()} {change.Value}")));
                break;
        }

        next.Publish(engineEvent);
    }

    private static LogEventLevel Level(Severity severity) => severity switch
    {
        Severity.Debug => LogEventLevel.Debug,
        Severity.Info => LogEventLevel.Information,
        Severity.Warning => LogEventLevel.Warning,
        Severity.Error => LogEventLevel.Error,
    };
}
