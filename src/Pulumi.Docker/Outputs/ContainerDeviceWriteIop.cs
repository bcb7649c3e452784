namespace Pulumi.Docker.Outputs;

/// <summary>A limit of writes a second.</summary>
[OutputType]
public sealed class ContainerDeviceWriteIop
{
    /// <summary>The device's path on the host.</summary>
    public readonly string Path;

    /// <summary>Writes a second.</summary>
    public readonly int Rate;

    [OutputConstructor]
    private ContainerDeviceWriteIop(
        string path,
        int rate)
    {
        Path = path;
        Rate = rate;
    }
}
