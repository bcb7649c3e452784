namespace Pulumi.Docker.Inputs;

/// <summary>A limit of reads a second.</summary>
public sealed class ContainerDeviceReadIopGetArgs : ResourceArgs
{
    /// <summary>The device's path on the host.</summary>
    [Input("path", required: true)]
    public Input<string> Path { get; set; } = null!;

    /// <summary>Reads a second.</summary>
    [Input("rate", required: true)]
    public Input<int> Rate { get; set; } = null!;

    /// <summary>No arguments.</summary>
    public static new ContainerDeviceReadIopGetArgs Empty => new();
}
