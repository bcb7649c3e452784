namespace Pulumi.Command.Remote;

/// <summary>A file or folder copied to another machine, over SSH. Deleting leaves it there.</summary>
public sealed class CopyToRemoteArgs : ResourceArgs
{
    [Input("connection", required: true)]
    private Input<Inputs.ConnectionArgs>? _connection;

    /// <summary>How to reach the machine; sent as a secret.</summary>
    public Input<Inputs.ConnectionArgs> Connection
    {
        get => _connection!;
        set => _connection = value is null ? null : (Input<Inputs.ConnectionArgs>)Output.CreateSecret(value.ToOutput());
    }

    /// <summary>Where to put it.</summary>
    [Input("remotePath", required: true)]
    public Input<string> RemotePath { get; set; } = null!;

    /// <summary>What to copy.</summary>
    [Input("source", required: true)]
    public Input<AssetOrArchive> Source { get; set; } = null!;

    [Input("triggers")]
    private InputList<object>? _triggers;

    /// <summary>Values whose change copies it anew as a replacement.</summary>
    public InputList<object> Triggers { get => _triggers ??= []; set => _triggers = value; }

    /// <summary>No arguments.</summary>
    public static new CopyToRemoteArgs Empty => new();
}
