namespace Pulumi.Docker.Inputs;

/// <summary>Options of a host folder's mount.</summary>
public sealed class ContainerMountBindOptionsArgs : ResourceArgs
{
    /// <summary>How mounts inside of it spread.</summary>
    [Input("propagation")]
    public Input<string>? Propagation { get; set; }

    /// <summary>No arguments.</summary>
    public static new ContainerMountBindOptionsArgs Empty => new();
}
