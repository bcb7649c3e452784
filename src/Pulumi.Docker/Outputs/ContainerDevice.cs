namespace Pulumi.Docker.Outputs;

/// <summary>A device of the host in a container.</summary>
[OutputType]
public sealed class ContainerDevice
{
    /// <summary>Its path in the container; the host's when not given.</summary>
    public readonly string? ContainerPath;

    /// <summary>Its path on the host.</summary>
    public readonly string HostPath;

    /// <summary>What may be done: 'r', 'w' and 'm'. All when not given.</summary>
    public readonly string? Permissions;

    [OutputConstructor]
    private ContainerDevice(
        string? containerPath,
        string hostPath,
        string? permissions)
    {
        ContainerPath = containerPath;
        HostPath = hostPath;
        Permissions = permissions;
    }
}
