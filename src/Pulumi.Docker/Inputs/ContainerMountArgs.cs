namespace Pulumi.Docker.Inputs;

/// <summary>A mount.</summary>
public sealed class ContainerMountArgs : ResourceArgs
{
    /// <summary>Options of a host folder's mount.</summary>
    [Input("bindOptions")]
    public Input<ContainerMountBindOptionsArgs>? BindOptions { get; set; }

    /// <summary>Whether it is read-only.</summary>
    [Input("readOnly")]
    public Input<bool>? ReadOnly { get; set; }

    /// <summary>The host's path, or the volume's name.</summary>
    [Input("source")]
    public Input<string>? Source { get; set; }

    /// <summary>The path in the container.</summary>
    [Input("target", required: true)]
    public Input<string> Target { get; set; } = null!;

    /// <summary>Options of a mount of memory.</summary>
    [Input("tmpfsOptions")]
    public Input<ContainerMountTmpfsOptionsArgs>? TmpfsOptions { get; set; }

    /// <summary>The kind: 'bind', 'volume' or 'tmpfs'.</summary>
    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    /// <summary>Options of a volume's mount.</summary>
    [Input("volumeOptions")]
    public Input<ContainerMountVolumeOptionsArgs>? VolumeOptions { get; set; }

    /// <summary>No arguments.</summary>
    public static new ContainerMountArgs Empty => new();
}
