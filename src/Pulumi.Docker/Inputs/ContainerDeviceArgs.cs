namespace Pulumi.Docker.Inputs;

/// <summary>A device of the host in a container.</summary>
public sealed class ContainerDeviceArgs : ResourceArgs
{
    /// <summary>Its path in the container; the host's when not given.</summary>
    [Input("containerPath")]
    public Input<string>? ContainerPath { get; set; }

    /// <summary>Its path on the host.</summary>
    [Input("hostPath", required: true)]
    public Input<string> HostPath { get; set; } = null!;

    /// <summary>What may be done: 'r', 'w' and 'm'. All when not given.</summary>
    [Input("permissions")]
    public Input<string>? Permissions { get; set; }

    /// <summary>No arguments.</summary>
    public static new ContainerDeviceArgs Empty => new();
}
