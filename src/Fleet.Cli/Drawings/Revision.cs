using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using Fleet.Cli.Commands;

namespace Fleet.Cli.Drawings;

/// <summary>
/// The project as it was at a revision of git, in a folder aside that is removed again: at the end, when the run is interrupted,
/// and by the next one when a run was killed.
/// </summary>
internal sealed class Revision : IDisposable
{
    private const string Prefix = "fleet-revision-";
    private const string LockName = ".fleet-revision.lock";
    private readonly DirectoryInfo _root;
    private readonly FileStream _held;

    private Revision(DirectoryInfo root, FileStream held, string prefix) =>
        (_root, _held, Folder) = (root, held, Path.Combine(root.FullName, prefix));

    /// <summary>The project's folder at that revision.</summary>
    public string Folder { get; }

    /// <summary>Takes the files of a revision out of the repository that a folder is in. Nothing in the repository changes.</summary>
    public static async Task<Revision> CheckOutAsync(string folder, string revision, CancellationToken cancellationToken)
    {
        var prefix = (await GitAsync(folder, revision, cancellationToken, "rev-parse", "--show-prefix")).Trim();
        var top = (await GitAsync(folder, revision, cancellationToken, "rev-parse", "--show-toplevel")).Trim();
        var commit = (await GitAsync(folder, revision, cancellationToken, "rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{commit}}")).Trim();
        RemoveAbandoned();
        var root = Directory.CreateTempSubdirectory(Prefix);
        var checkout = new Revision(root, Hold(root), prefix);
        try
        {
            var archive = Path.Combine(root.FullName, ".archive.tar");
            await GitAsync(top, revision, cancellationToken, "archive", "--format=tar", $"--output={archive}", commit);
            await TarFile.ExtractToDirectoryAsync(archive, root.FullName, overwriteFiles: false, cancellationToken);
            File.Delete(archive);
            await BuildPlainlyAsync(root, cancellationToken);
            return checkout;
        }
        catch
        {
            checkout.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _held.Dispose();
        _root.Delete(recursive: true);
    }

    /// <summary>Judging the style of what was committed long ago takes most of the time that building it takes.</summary>
    private static async Task BuildPlainlyAsync(DirectoryInfo root, CancellationToken cancellationToken)
    {
        var answers = Path.Combine(root.FullName, "Directory.Build.rsp");
        if (!File.Exists(answers))
        {
            await File.WriteAllTextAsync(answers, "-p:RunAnalyzers=false\n-p:RunAnalyzersDuringBuild=false\n", cancellationToken);
        }
    }

    // The system lets go of it when the process ends, however that does.
    private static FileStream Hold(DirectoryInfo root) =>
        new(Path.Combine(root.FullName, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Removes folders that nobody holds any more. Those of others are theirs to remove.</summary>
    private static void RemoveAbandoned()
    {
        foreach (var folder in new DirectoryInfo(Path.GetTempPath()).EnumerateDirectories($"{Prefix}*"))
        {
            try
            {
                if (File.Exists(Path.Combine(folder.FullName, LockName)))
                {
                    Hold(folder).Dispose();
                    folder.Delete(recursive: true);
                }
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // It is held, or not ours.
            }
        }
    }

    private static async Task<string> GitAsync(string folder, string revision, CancellationToken cancellationToken, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var git = Start(start);
        var (output, errors) = (git.StandardOutput.ReadToEndAsync(cancellationToken), git.StandardError.ReadToEndAsync(cancellationToken));
        try
        {
            await Task.WhenAll(output, errors);
            await git.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            git.Kill(entireProcessTree: true);
            throw;
        }

        return git.ExitCode == 0
            ? await output
            : throw new CommandException(
                ExitCodes.Configuration,
                $"'{revision}' is neither a file nor a revision of the repository that '{folder}' is in.",
                "Name a model that a program wrote with FLEET_MODEL, or a branch, tag or commit.",
                (await errors).Trim());
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("Bug: git did not start.");
        }
        catch (Win32Exception)
        {
            throw new CommandException(ExitCodes.Failure, "A revision is read with 'git', which is not on this machine.", "Install it, or name a model that was kept.");
        }
    }
}
