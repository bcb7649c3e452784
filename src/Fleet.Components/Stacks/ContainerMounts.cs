using Pulumi.Docker.Inputs;
using Docker = Pulumi.Docker;

namespace Fleet.Components;

/// <summary>What is mounted into a container, in the simple form wherever that can say it.</summary>
internal static class ContainerMounts
{
    public static void Add(Docker.ContainerArgs args, Mount mount)
    {
        if (mount.Options is { Propagation: null, IsLeftEmpty: false, Subfolder: null })
        {
            args.Volumes.Add(Simple(mount));
        }
        else
        {
            args.Mounts.Add(Detailed(mount));
        }
    }

    private static ContainerVolumeArgs Simple(Mount mount)
    {
        var args = new ContainerVolumeArgs
        {
            ContainerPath = mount.Target,
            ReadOnly = mount.Access == Access.ReadOnly,
            SelinuxRelabel = ContainerInputs.Optional(mount.Options.Relabel),
        };
        if (mount.Volume is null)
        {
            args.HostPath = mount.Source;
        }
        else
        {
            args.VolumeName = mount.Source;
        }

        return args;
    }

    private static ContainerMountArgs Detailed(Mount mount)
    {
        var args = new ContainerMountArgs
        {
            Type = mount.Volume is null ? "bind" : "volume",
            Source = mount.Source,
            Target = mount.Target,
            ReadOnly = mount.Access == Access.ReadOnly,
        };
        if (mount.Volume is null)
        {
            args.BindOptions = new ContainerMountBindOptionsArgs
            {
                Propagation = ContainerInputs.Optional(mount.Options.Propagation),
            };
        }
        else
        {
            args.VolumeOptions = new ContainerMountVolumeOptionsArgs
            {
                NoCopy = mount.Options.IsLeftEmpty,
                Subpath = ContainerInputs.Optional(mount.Options.Subfolder),
            };
        }

        return args;
    }
}
