namespace Pulumi.Command.Remote;

/// <summary>A file copied to another machine, over SSH. Superseded by CopyToRemote.</summary>
public sealed class CopyFileArgs : ResourceArgs
{
    [Input("connection", required: true)]
    private Input<Inputs.ConnectionArgs>? _connection;

    /// <summary>How to reach the machine; sent as a secret.</summary>
    public Input<Inputs.ConnectionArgs> Connection
    {
        get => _connection!;
        set => _connection = value is null ? null : (Input<Inputs.ConnectionArgs>)Output.CreateSecret(value.ToOutput());
    }

    /// <summary>The file to copy.</summary>
    [Input("localPath", required: true)]
    public Input<string> LocalPath { get; set; } = null!;

    /// <summary>Where to put it.</summary>
    [Input("remotePath", required: true)]
    public Input<string> RemotePath { get; set; } = null!;

    [Input("triggers")]
    private InputList<object>? _triggers;

    /// <summary>Values whose change copies it anew as a replacement.</summary>
    public InputList<object> Triggers { get => _triggers ??= []; set => _triggers = value; }

    /// <summary>No arguments.</summary>
    public static new CopyFileArgs Empty => new();
}
