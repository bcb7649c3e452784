using Pulumi.Docker;
using Pulumi.Docker.Inputs;

namespace Fleet.Components;

/// <summary>What a volume is told.</summary>
internal static class VolumeInputs
{
    public static VolumeArgs For(Volume volume)
    {
        var args = new VolumeArgs { Name = volume.NameOnHost, Driver = volume.Driver };
        foreach (var (name, value) in volume.DriverOptions.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            args.DriverOpts.Add(name, value);
        }

        foreach (var (label, value) in volume.Labels.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            args.Labels.Add(new VolumeLabelArgs { Label = label, Value = value });
        }

        return args;
    }
}
