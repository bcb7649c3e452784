using System.Collections.Immutable;

namespace Pulumi.Docker.Outputs;

/// <summary>Options of a volume's mount.</summary>
[OutputType]
public sealed class ContainerMountVolumeOptions
{
    /// <summary>The volume driver.</summary>
    public readonly string? DriverName;

    /// <summary>Options of the volume driver.</summary>
    public readonly ImmutableDictionary<string, string>? DriverOptions;

    /// <summary>Labels of the volume.</summary>
    public readonly ImmutableArray<ContainerMountVolumeOptionsLabel> Labels;

    /// <summary>Whether the image's files are not copied into an empty volume.</summary>
    public readonly bool? NoCopy;

    /// <summary>The folder of the volume to mount.</summary>
    public readonly string? Subpath;

    [OutputConstructor]
    private ContainerMountVolumeOptions(
        string? driverName,
        ImmutableDictionary<string, string>? driverOptions,
        ImmutableArray<ContainerMountVolumeOptionsLabel> labels,
        bool? noCopy,
        string? subpath)
    {
        DriverName = driverName;
        DriverOptions = driverOptions;
        Labels = labels;
        NoCopy = noCopy;
        Subpath = subpath;
    }
}
