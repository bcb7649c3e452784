using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using Fleet.Cli.Commands;

namespace Fleet.Cli.Drawings;

/// <summary>The project as it was at a revision of git, in a folder aside that is removed again.</summary>
internal sealed class Revision : IDisposable
{
    private readonly DirectoryInfo _root;

    private Revision(DirectoryInfo root, string prefix) => (_root, Folder) = (root, Path.Combine(root.FullName, prefix));

    /// <summary>The project's folder at that revision.</summary>
    public string Folder { get; }

    /// <summary>Takes the files of a revision out of the repository that a folder is in. Nothing in the repository changes.</summary>
    public static async Task<Revision> CheckOutAsync(string folder, string revision, CancellationToken cancellationToken)
    {
        var prefix = (await GitAsync(folder, revision, cancellationToken, "rev-parse", "--show-prefix")).Trim();
        var top = (await GitAsync(folder, revision, cancellationToken, "rev-parse", "--show-toplevel")).Trim();
        var commit = (await GitAsync(folder, revision, cancellationToken, "rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{commit}}")).Trim();
        var root = Directory.CreateTempSubdirectory("fleet-revision-");
        try
        {
            var archive = Path.Combine(root.FullName, ".archive.tar");
            await GitAsync(top, revision, cancellationToken, "archive", "--format=tar", $"--output={archive}", commit);
            await TarFile.ExtractToDirectoryAsync(archive, root.FullName, overwriteFiles: false, cancellationToken);
            File.Delete(archive);
            return new Revision(root, prefix);
        }
        catch
        {
            root.Delete(recursive: true);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _root.Delete(recursive: true);

    private static async Task<string> GitAsync(string folder, string revision, CancellationToken cancellationToken, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var git = Start(start);
        var (output, errors) = (git.StandardOutput.ReadToEndAsync(cancellationToken), git.StandardError.ReadToEndAsync(cancellationToken));
        await Task.WhenAll(output, errors);
        await git.WaitForExitAsync(cancellationToken);
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
