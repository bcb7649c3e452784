using System.Collections.Immutable;

namespace Pulumi.Command.Local;

/// <summary>A shell command that runs where the provider does.</summary>
[ResourceType(Token, null)]
public class Command : CustomResource
{
    private const string Token = "command:local:Command";

    /// <summary>Declares one.</summary>
    public Command(string name, CommandArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new CommandArgs(), With(options))
    {
    }

    private Command(string name, Input<string> id, CustomResourceOptions? options)
        : base(Token, name, null, With(options, id))
    {
    }

    /// <summary>
    /// Whether an update finds what the last run wrote in PULUMI_COMMAND_STDOUT and PULUMI_COMMAND_STDERR. True when
    /// not given.
    /// </summary>
    [Output("addPreviousOutputInEnv")]
    public Output<bool?> AddPreviousOutputInEnv { get; private set; } = null!;

    /// <summary>The files that archivePaths matched.</summary>
    [Output("archive")]
    public Output<Archive?> Archive { get; private set; } = null!;

    /// <summary>Patterns of files to return as an archive.</summary>
    [Output("archivePaths")]
    public Output<ImmutableArray<string>> ArchivePaths { get; private set; } = null!;

    /// <summary>Patterns of files to return as assets.</summary>
    [Output("assetPaths")]
    public Output<ImmutableArray<string>> AssetPaths { get; private set; } = null!;

    /// <summary>The files that assetPaths matched, by path.</summary>
    [Output("assets")]
    public Output<ImmutableDictionary<string, AssetOrArchive>?> Assets { get; private set; } = null!;

    /// <summary>What to run when created, and when updated unless 'update' says otherwise.</summary>
    [Output("create")]
    public Output<string?> Create { get; private set; } = null!;

    /// <summary>What to run when deleted.</summary>
    [Output("delete")]
    public Output<string?> Delete { get; private set; } = null!;

    /// <summary>The folder to run in.</summary>
    [Output("dir")]
    public Output<string?> Dir { get; private set; } = null!;

    /// <summary>Environment variables.</summary>
    [Output("environment")]
    public Output<ImmutableDictionary<string, string>?> Environment { get; private set; } = null!;

    /// <summary>The program that gets the command as its last argument; '/bin/sh -c' when not given.</summary>
    [Output("interpreter")]
    public Output<ImmutableArray<string>> Interpreter { get; private set; } = null!;

    /// <summary>What is shown while it runs; all when not given.</summary>
    [Output("logging")]
    public Output<Logging?> Logging { get; private set; } = null!;

    /// <summary>What it wrote to standard error.</summary>
    [Output("stderr")]
    public Output<string> Stderr { get; private set; } = null!;

    /// <summary>What it reads from standard input.</summary>
    [Output("stdin")]
    public Output<string?> Stdin { get; private set; } = null!;

    /// <summary>What it wrote to standard output.</summary>
    [Output("stdout")]
    public Output<string> Stdout { get; private set; } = null!;

    /// <summary>Values whose change runs it anew as a replacement.</summary>
    [Output("triggers")]
    public Output<ImmutableArray<object>> Triggers { get; private set; } = null!;

    /// <summary>What to run when updated.</summary>
    [Output("update")]
    public Output<string?> Update { get; private set; } = null!;

    /// <summary>Reads one that exists, by its id.</summary>
    public static Command Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, id, options);

    private static CustomResourceOptions With(CustomResourceOptions? options, Input<string>? id = null)
    {
        var merged = CustomResourceOptions.Merge(
            new CustomResourceOptions
            {
                ReplaceOnChanges = { "triggers[*]" },
            },
            options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
