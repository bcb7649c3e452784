using System.Collections.Immutable;

namespace Pulumi.Command.Local;

/// <summary>What Run did.</summary>
[OutputType]
public sealed class RunResult
{
    /// <summary>Whether it found what the last run wrote in its environment.</summary>
    public readonly bool? AddPreviousOutputInEnv;

    /// <summary>The files that archivePaths matched.</summary>
    public readonly Archive? Archive;

    /// <summary>Patterns of files returned as an archive.</summary>
    public readonly ImmutableArray<string> ArchivePaths;

    /// <summary>Patterns of files returned as assets.</summary>
    public readonly ImmutableArray<string> AssetPaths;

    /// <summary>The files that assetPaths matched, by path.</summary>
    public readonly ImmutableDictionary<string, AssetOrArchive>? Assets;

    /// <summary>What ran.</summary>
    public readonly string Command;

    /// <summary>The folder it ran in.</summary>
    public readonly string? Dir;

    /// <summary>Environment variables.</summary>
    public readonly ImmutableDictionary<string, string>? Environment;

    /// <summary>The program that got the command.</summary>
    public readonly ImmutableArray<string> Interpreter;

    /// <summary>What was shown while it ran.</summary>
    public readonly Logging? Logging;

    /// <summary>What it wrote to standard error.</summary>
    public readonly string Stderr;

    /// <summary>What it read from standard input.</summary>
    public readonly string? Stdin;

    /// <summary>What it wrote to standard output.</summary>
    public readonly string Stdout;

    [OutputConstructor]
    private RunResult(
        bool? addPreviousOutputInEnv,
        Archive? archive,
        ImmutableArray<string> archivePaths,
        ImmutableArray<string> assetPaths,
        ImmutableDictionary<string, AssetOrArchive>? assets,
        string command,
        string? dir,
        ImmutableDictionary<string, string>? environment,
        ImmutableArray<string> interpreter,
        Logging? logging,
        string stderr,
        string? stdin,
        string stdout)
    {
        AddPreviousOutputInEnv = addPreviousOutputInEnv;
        Archive = archive;
        ArchivePaths = archivePaths;
        AssetPaths = assetPaths;
        Assets = assets;
        Command = command;
        Dir = dir;
        Environment = environment;
        Interpreter = interpreter;
        Logging = logging;
        Stderr = stderr;
        Stdin = stdin;
        Stdout = stdout;
    }
}
