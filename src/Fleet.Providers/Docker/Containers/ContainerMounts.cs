using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>Turns an element of <c>mounts</c> into what the engine is asked for, and back. Pure.</summary>
internal static class ContainerMounts
{
    /// <summary>What the engine is asked for.</summary>
    public static MountConfig Of(PropertyMap mount)
    {
        var bind = mount.Find("bindOptions")?.AsMap();
        var memory = mount.Find("tmpfsOptions")?.AsMap();
        return new MountConfig
        {
            Type = mount.Text("type") ?? "",
            Source = mount.Text("source"),
            Target = mount.Text("target") ?? "",
            ReadOnly = mount.Flag("readOnly"),
            BindOptions = bind?.Text("propagation") is { } propagation ? new BindOptions(propagation) : null,
            TmpfsOptions = memory is null ? null : new TmpfsOptions(memory.Number("sizeBytes"), (int?)memory.Number("mode")),
            VolumeOptions = mount.Find("volumeOptions")?.AsMap() is { } volume ? Volume(volume) : null,
        };
    }

    /// <summary>What a program would have said.</summary>
    public static PropertyValue Read(MountConfig mount)
    {
        var read = PropertyMap.Of(("target", mount.Target), ("type", mount.Type));
        read = mount.Source is { Length: > 0 } source ? read.With("source", source) : read;
        read = mount.ReadOnly == true ? read.With("readOnly", true) : read;
        read = mount.BindOptions?.Propagation is { Length: > 0 } propagation
            ? read.With("bindOptions", PropertyMap.Of(("propagation", propagation)))
            : read;
        if (mount.TmpfsOptions is { } memory)
        {
            read = read.With(
                "tmpfsOptions", PropertyMap.Of(("sizeBytes", memory.SizeBytes ?? 0), ("mode", memory.Mode ?? 0)));
        }

        return mount.VolumeOptions is { } volume ? read.With("volumeOptions", Read(volume)) : read;
    }

    private static VolumeOptions Volume(PropertyMap volume) => new()
    {
        NoCopy = volume.Flag("noCopy"),
        Labels = volume.Labels(),
        Subpath = volume.Text("subpath"),
        DriverConfig = volume.Text("driverName") is null && volume.Map("driverOptions") is null
            ? null
            : new VolumeDriver(volume.Text("driverName"), volume.Map("driverOptions")),
    };

    private static PropertyMap Read(VolumeOptions volume)
    {
        var read = PropertyMap.Of(("noCopy", volume.NoCopy ?? false));
        read = volume.Subpath is { Length: > 0 } subpath ? read.With("subpath", subpath) : read;
        read = volume.DriverConfig?.Name is { Length: > 0 } driver ? read.With("driverName", driver) : read;
        read = volume.DriverConfig?.Options is { Count: > 0 } options
            ? read.With("driverOptions", HostValue.Of(options) ?? PropertyMap.Empty)
            : read;
        return volume.Labels is { Count: > 0 } labels
            ? read.With("labels", HostValue.Labels(labels) ?? PropertyValue.Of([]))
            : read;
    }
}
