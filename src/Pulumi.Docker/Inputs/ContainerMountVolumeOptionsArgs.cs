namespace Pulumi.Docker.Inputs;

/// <summary>Options of a volume's mount.</summary>
public sealed class ContainerMountVolumeOptionsArgs : ResourceArgs
{
    /// <summary>The volume driver.</summary>
    [Input("driverName")]
    public Input<string>? DriverName { get; set; }

    [Input("driverOptions")]
    private InputMap<string>? _driverOptions;

    /// <summary>Options of the volume driver.</summary>
    public InputMap<string> DriverOptions { get => _driverOptions ??= []; set => _driverOptions = value; }

    [Input("labels")]
    private InputList<ContainerMountVolumeOptionsLabelArgs>? _labels;

    /// <summary>Labels of the volume.</summary>
    public InputList<ContainerMountVolumeOptionsLabelArgs> Labels { get => _labels ??= []; set => _labels = value; }

    /// <summary>Whether the image's files are not copied into an empty volume.</summary>
    [Input("noCopy")]
    public Input<bool>? NoCopy { get; set; }

    /// <summary>The folder of the volume to mount.</summary>
    [Input("subpath")]
    public Input<string>? Subpath { get; set; }

    /// <summary>No arguments.</summary>
    public static new ContainerMountVolumeOptionsArgs Empty => new();
}
