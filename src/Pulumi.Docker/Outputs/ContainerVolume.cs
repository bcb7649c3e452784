namespace Pulumi.Docker.Outputs;

/// <summary>A volume or a host folder in a container.</summary>
[OutputType]
public sealed class ContainerVolume
{
    /// <summary>The path in the container.</summary>
    public readonly string? ContainerPath;

    /// <summary>A container whose volumes are mounted.</summary>
    public readonly string? FromContainer;

    /// <summary>The host's folder.</summary>
    public readonly string? HostPath;

    /// <summary>Whether it is read-only.</summary>
    public readonly bool? ReadOnly;

    /// <summary>The SELinux relabelling: 'z' or 'Z'.</summary>
    public readonly string? SelinuxRelabel;

    /// <summary>The volume.</summary>
    public readonly string? VolumeName;

    [OutputConstructor]
    private ContainerVolume(
        string? containerPath,
        string? fromContainer,
        string? hostPath,
        bool? readOnly,
        string? selinuxRelabel,
        string? volumeName)
    {
        ContainerPath = containerPath;
        FromContainer = fromContainer;
        HostPath = hostPath;
        ReadOnly = readOnly;
        SelinuxRelabel = selinuxRelabel;
        VolumeName = volumeName;
    }
}
