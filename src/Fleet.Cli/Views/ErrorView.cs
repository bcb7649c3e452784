using Fleet.Cli.Commands;
using Fleet.Cli.Terminals;
using Fleet.Lab;
using Fleet.Protocol;

namespace Fleet.Cli.Views;

/// <summary>Says why a command ended.</summary>
internal static class ErrorView
{
    /// <summary>The lines for an exception. A stack trace is for the log file, never for the terminal.</summary>
    public static IEnumerable<Line> Render(Exception exception, string logFile) => exception switch
    {
        CommandException command => DiagnosticView.Render(command.Diagnostic),
        DiagnosticException diagnostics => diagnostics.Diagnostics.SelectMany(diagnostic => DiagnosticView.Render(diagnostic)),
        LabException lab => DiagnosticView.Render(new Diagnostic(Severity.Error, lab.Message)),
        OperationCanceledException => [Line.Of("Cancelled.", Tone.Warning)],
        _ =>
        [
            Line.Of("Bug: ", Tone.Error).Add($"{exception.GetType().Name}: {exception.Message}"),
            Line.Of($"  Where it happened is in '{logFile}'. Please report it with that file.", Tone.Dim),
        ],
    };

    /// <summary>What the process answers with after an exception.</summary>
    public static int ExitCode(Exception exception) => exception switch
    {
        CommandException command => command.ExitCode,
        DiagnosticException diagnostics when diagnostics.Diagnostics.Any(IsAboutPassphrase) => ExitCodes.Authentication,
        DiagnosticException diagnostics when diagnostics.Diagnostics.Any(diagnostic => diagnostic.Location.Length > 0)
            => ExitCodes.Configuration,
        DiagnosticException or LabException => ExitCodes.Failure,
        OperationCanceledException => ExitCodes.Cancelled,
        _ => ExitCodes.Bug,
    };

    internal static bool IsAboutPassphrase(Diagnostic diagnostic) =>
        diagnostic.Hint.Contains("PULUMI_CONFIG_PASSPHRASE", StringComparison.Ordinal);
}
