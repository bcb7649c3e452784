namespace Pulumi.Command.Remote;

/// <summary>A shell command that runs on another machine, over SSH.</summary>
public sealed class CommandArgs : ResourceArgs
{
    /// <summary>
    /// Whether an update finds what the last run wrote in PULUMI_COMMAND_STDOUT and PULUMI_COMMAND_STDERR. True when
    /// not given.
    /// </summary>
    [Input("addPreviousOutputInEnv")]
    public Input<bool>? AddPreviousOutputInEnv { get; set; }

    [Input("connection", required: true)]
    private Input<Inputs.ConnectionArgs>? _connection;

    /// <summary>How to reach the machine; sent as a secret.</summary>
    public Input<Inputs.ConnectionArgs> Connection
    {
        get => _connection!;
        set => _connection = value is null ? null : (Input<Inputs.ConnectionArgs>)Output.CreateSecret(value.ToOutput());
    }

    /// <summary>What to run when created, and when updated unless 'update' says otherwise.</summary>
    [Input("create")]
    public Input<string>? Create { get; set; }

    /// <summary>What to run when deleted.</summary>
    [Input("delete")]
    public Input<string>? Delete { get; set; }

    [Input("environment")]
    private InputMap<string>? _environment;

    /// <summary>Environment variables; the machine's sshd must accept their names.</summary>
    public InputMap<string> Environment { get => _environment ??= []; set => _environment = value; }

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
