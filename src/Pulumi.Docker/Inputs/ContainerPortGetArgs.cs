namespace Pulumi.Docker.Inputs;

/// <summary>A port to publish.</summary>
public sealed class ContainerPortGetArgs : ResourceArgs
{
    /// <summary>The host's port; the engine picks one when not given.</summary>
    [Input("external")]
    public Input<int>? External { get; set; }

    /// <summary>The container's port.</summary>
    [Input("internal", required: true)]
    public Input<int> Internal { get; set; } = null!;

    /// <summary>The host's address to listen on; all when not given.</summary>
    [Input("ip")]
    public Input<string>? Ip { get; set; }

    /// <summary>The protocol: 'tcp' (when not given), 'udp' or 'sctp'.</summary>
    [Input("protocol")]
    public Input<string>? Protocol { get; set; }

    /// <summary>No arguments.</summary>
    public static new ContainerPortGetArgs Empty => new();
}
