namespace Pulumi.Command.Local;

/// <summary>Plain arguments of Run.</summary>
public sealed class RunArgs : InvokeArgs
{
    /// <summary>Whether it finds what the last run wrote in its environment.</summary>
    [Input("addPreviousOutputInEnv")]
    public bool? AddPreviousOutputInEnv { get; set; }

    [Input("archivePaths")]
    private List<string>? _archivePaths;

    /// <summary>Patterns of files to return as an archive.</summary>
    public List<string> ArchivePaths { get => _archivePaths ??= []; set => _archivePaths = value; }

    [Input("assetPaths")]
    private List<string>? _assetPaths;

    /// <summary>Patterns of files to return as assets.</summary>
    public List<string> AssetPaths { get => _assetPaths ??= []; set => _assetPaths = value; }

    /// <summary>What to run.</summary>
    [Input("command", required: true)]
    public string Command { get; set; } = null!;

    /// <summary>The folder to run in.</summary>
    [Input("dir")]
    public string? Dir { get; set; }

    [Input("environment")]
    private Dictionary<string, string>? _environment;

    /// <summary>Environment variables.</summary>
    public Dictionary<string, string> Environment { get => _environment ??= []; set => _environment = value; }

    [Input("interpreter")]
    private List<string>? _interpreter;

    /// <summary>The program that gets the command as its last argument; '/bin/sh -c' when not given.</summary>
    public List<string> Interpreter { get => _interpreter ??= []; set => _interpreter = value; }

    /// <summary>What is shown while it runs; all when not given.</summary>
    [Input("logging")]
    public Logging? Logging { get; set; }

    /// <summary>What it reads from standard input.</summary>
    [Input("stdin")]
    public string? Stdin { get; set; }
}
