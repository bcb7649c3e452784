using System.Collections.Immutable;

namespace Pulumi.Docker;

/// <summary>A volume on a host.</summary>
[ResourceType(Token, null)]
public class Volume : CustomResource
{
    private const string Token = "docker:index/volume:Volume";

    /// <summary>Declares one.</summary>
    public Volume(string name, VolumeArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new VolumeArgs(), With(options))
    {
    }

    private Volume(string name, Input<string> id, VolumeState? state, CustomResourceOptions? options)
        : base(Token, name, state, With(options, id))
    {
    }

    /// <summary>What it is in a cluster.</summary>
    [Output("cluster")]
    public Output<Outputs.VolumeCluster?> Cluster { get; private set; } = null!;

    /// <summary>The driver; 'local' when not given.</summary>
    [Output("driver")]
    public Output<string> Driver { get; private set; } = null!;

    /// <summary>Options of the driver.</summary>
    [Output("driverOpts")]
    public Output<ImmutableDictionary<string, string>?> DriverOpts { get; private set; } = null!;

    /// <summary>Labels.</summary>
    [Output("labels")]
    public Output<ImmutableArray<Outputs.VolumeLabel>> Labels { get; private set; } = null!;

    /// <summary>Its path on the host.</summary>
    [Output("mountpoint")]
    public Output<string> Mountpoint { get; private set; } = null!;

    /// <summary>The name; one is made up when not given.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    /// <summary>Reads one that exists, by its id; the state helps to find it.</summary>
    public static Volume Get(
        string name, Input<string> id, VolumeState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions With(CustomResourceOptions? options, Input<string>? id = null) =>
        CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id });
}
