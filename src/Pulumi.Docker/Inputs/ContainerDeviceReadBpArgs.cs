namespace Pulumi.Docker.Inputs;

/// <summary>A limit of bytes read a second.</summary>
public sealed class ContainerDeviceReadBpArgs : ResourceArgs
{
    /// <summary>The device's path on the host.</summary>
    [Input("path", required: true)]
    public Input<string> Path { get; set; } = null!;

    /// <summary>Bytes a second.</summary>
    [Input("rate", required: true)]
    public Input<int> Rate { get; set; } = null!;

    /// <summary>No arguments.</summary>
    public static new ContainerDeviceReadBpArgs Empty => new();
}
