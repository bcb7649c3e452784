namespace Pulumi.Docker;

/// <summary>A volume on a host: what is known of one that exists.</summary>
public sealed class VolumeState : ResourceArgs
{
    /// <summary>What it is in a cluster.</summary>
    [Input("cluster")]
    public Input<Inputs.VolumeClusterGetArgs>? Cluster { get; set; }

    /// <summary>The driver; 'local' when not given.</summary>
    [Input("driver")]
    public Input<string>? Driver { get; set; }

    [Input("driverOpts")]
    private InputMap<string>? _driverOpts;

    /// <summary>Options of the driver.</summary>
    public InputMap<string> DriverOpts { get => _driverOpts ??= []; set => _driverOpts = value; }

    [Input("labels")]
    private InputList<Inputs.VolumeLabelGetArgs>? _labels;

    /// <summary>Labels.</summary>
    public InputList<Inputs.VolumeLabelGetArgs> Labels { get => _labels ??= []; set => _labels = value; }

    /// <summary>Its path on the host.</summary>
    [Input("mountpoint")]
    public Input<string>? Mountpoint { get; set; }

    /// <summary>The name; one is made up when not given.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }

    /// <summary>No arguments.</summary>
    public static new VolumeState Empty => new();
}
