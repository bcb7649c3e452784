namespace Pulumi.Command.Local;

/// <summary>Arguments of Run.</summary>
public sealed class RunInvokeArgs : InvokeArgs
{
    /// <summary>Whether it finds what the last run wrote in its environment.</summary>
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

    /// <summary>What to run.</summary>
    [Input("command", required: true)]
    public Input<string> Command { get; set; } = null!;

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
}
