namespace Pulumi.Command.Local;

/// <summary>A shell command that runs where the provider does.</summary>
public sealed class CommandArgs : ResourceArgs
{
    /// <summary>
    /// Whether an update finds what the last run wrote in PULUMI_COMMAND_STDOUT and PULUMI_COMMAND_STDERR. True when
    /// not given.
    /// </summary>
    [Input("addPreviousOutputInEnv")]
    public Input<bool>? AddPreviousOutputInEnv { get; set; }

    [Input("archivePaths")]
    private InputList<string>? _archivePaths;

    /// <summary>Patterns of files to return as an archive.</summary>
    public InputList<string> ArchivePaths { get => _archivePaths ??= []; set => _archivePaths = value; }

    [Input("assetPaths")]
    private InputList<string>? _assetPaths;

    /// <summary>Patterns of files to return as assets.</summary>
    public InputList<string> AssetPaths { get => _assetPaths ??= []; set => _assetPaths = value; }

    /// <summary>What to run when created, and when updated unless 'update' says otherwise.</summary>
    [Input("create")]
    public Input<string>? Create { get; set; }

    /// <summary>What to run when deleted.</summary>
    [Input("delete")]
    public Input<string>? Delete { get; set; }

    /// <summary>The folder to run in.</summary>
    [Input("dir")]
    public Input<string>? Dir { get; set; }

    [Input("environment")]
    private InputMap<string>? _environment;

    /// <summary>Environment variables.</summary>
    public InputMap<string> Environment { get => _environment ??= []; set => _environment = value; }

    [Input("interpreter")]
    private InputList<string>? _interpreter;

    /// <summary>The program that gets the command as its last argument; '/bin/sh -c' when not given.</summary>
    public InputList<string> Interpreter { get => _interpreter ??= []; set => _interpreter = value; }

    /// <summary>What is shown while it runs; all when not given.</summary>
    [Input("logging")]
    public Input<Logging>? Logging { get; set; }

    /// <summary>What it reads from standard input.</summary>
    [Input("stdin")]
    public Input<string>? Stdin { get; set; }

    [Input("triggers")]
    private InputList<object>? _triggers;

    /// <summary>Values whose change runs it anew as a replacement.</summary>
    public InputList<object> Triggers { get => _triggers ??= []; set => _triggers = value; }

    /// <summary>What to run when updated.</summary>
    [Input("update")]
    public Input<string>? Update { get; set; }

    /// <summary>No arguments.</summary>
    public static new CommandArgs Empty => new();
}
