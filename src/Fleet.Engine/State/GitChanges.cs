using System.ComponentModel;
using System.Diagnostics;

namespace Fleet.Engine.State;

/// <summary>Whether a folder has changes that no commit has: only Git itself can tell.</summary>
internal static class GitChanges
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>True when there are changes, untracked files among them; null when nobody can tell.</summary>
    public static async Task<bool?> AreThereAsync(string folder, TimeProvider time)
    {
        // Neither what the repository configures to watch files nor a lock on its index has a place here.
        var start = new ProcessStartInfo(
            "git", ["--no-optional-locks", "-c", "core.fsmonitor=false", "status", "--porcelain", "--ignore-submodules=none"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException("Bug: git did not start.");
            process.StandardInput.Close();
            return await AnswerAsync(process, time);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static async Task<bool?> AnswerAsync(Process process, TimeProvider time)
    {
        using var over = new CancellationTokenSource(Patience, time);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(over.Token);
            var changes = await process.StandardOutput.ReadToEndAsync(over.Token);
            await errors;
            await process.WaitForExitAsync(over.Token);
            return process.ExitCode == 0 ? changes.Length > 0 : null;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            return null;
        }
    }
}
