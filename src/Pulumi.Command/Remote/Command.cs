using System.Collections.Immutable;

namespace Pulumi.Command.Remote;

/// <summary>A shell command that runs on another machine, over SSH.</summary>
[ResourceType(Token, null)]
public class Command : CustomResource
{
    private const string Token = "command:remote:Command";

    /// <summary>Declares one.</summary>
    public Command(string name, CommandArgs args, CustomResourceOptions? options = null)
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

    /// <summary>How to reach the machine.</summary>
    [Output("connection")]
    public Output<Outputs.Connection> Connection { get; private set; } = null!;

    /// <summary>What to run when created, and when updated unless 'update' says otherwise.</summary>
    [Output("create")]
    public Output<string?> Create { get; private set; } = null!;

    /// <summary>What to run when deleted.</summary>
    [Output("delete")]
    public Output<string?> Delete { get; private set; } = null!;

    /// <summary>Environment variables; the machine's sshd must accept their names.</summary>
    [Output("environment")]
    public Output<ImmutableDictionary<string, string>?> Environment { get; private set; } = null!;

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
                AdditionalSecretOutputs = { "connection" },
                ReplaceOnChanges = { "triggers[*]" },
            },
            options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
