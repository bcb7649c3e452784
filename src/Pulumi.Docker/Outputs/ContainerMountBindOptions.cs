namespace Pulumi.Docker.Outputs;

/// <summary>Options of a host folder's mount.</summary>
[OutputType]
public sealed class ContainerMountBindOptions
{
    /// <summary>How mounts inside of it spread.</summary>
    public readonly string? Propagation;

    [OutputConstructor]
    private ContainerMountBindOptions(
        string? propagation)
    {
        Propagation = propagation;
    }
}
