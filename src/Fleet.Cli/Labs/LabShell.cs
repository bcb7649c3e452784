using System.Diagnostics;

namespace Fleet.Cli.Labs;

/// <summary>Hands the operator's terminal to a session on a simulated host.</summary>
internal static class LabShell
{
    /// <summary>Runs a shell, or the command, and answers with its exit code.</summary>
    public static async Task<int> RunAsync(
        string lab, string host, IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var words = Fleet.Lab.Lab.SshCommand(lab, host);
        var start = new ProcessStartInfo(words[0]);
        foreach (var word in words.Skip(1))
        {
            start.ArgumentList.Add(word);
        }

        if (command.Count > 0)
        {
            // ssh joins its arguments with blanks and the far shell splits them again.
            start.ArgumentList.Add("--");
            start.ArgumentList.Add(string.Join(' ', command.Select(Fleet.Remote.ShellQuote.Quote)));
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("Bug: ssh did not start.");
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }
}
