using Fleet.Protocol;

namespace Fleet.Cli.Commands;

/// <summary>Ends a command with an exit code of its own and an explanation for the operator.</summary>
internal sealed class CommandException(int exitCode, string summary, string hint = "", string detail = "")
    : Exception(summary)
{
    /// <summary>What the process answers with.</summary>
    public int ExitCode => exitCode;

    /// <summary>The explanation.</summary>
    public Diagnostic Diagnostic { get; } = new(Severity.Error, summary) { Hint = hint, Detail = detail };
}
