namespace Pulumi.Docker.Inputs;

/// <summary>A name with its address.</summary>
public sealed class ContainerHostArgs : ResourceArgs
{
    /// <summary>The name.</summary>
    [Input("host", required: true)]
    public Input<string> Host { get; set; } = null!;

    /// <summary>The address, or 'host-gateway'.</summary>
    [Input("ip", required: true)]
    public Input<string> Ip { get; set; } = null!;

    /// <summary>No arguments.</summary>
    public static new ContainerHostArgs Empty => new();
}
