namespace Pulumi.Docker.Outputs;

/// <summary>A limit of reads a second.</summary>
[OutputType]
public sealed class ContainerDeviceReadIop
{
    /// <summary>The device's path on the host.</summary>
    public readonly string Path;

    /// <summary>Reads a second.</summary>
    public readonly int Rate;

    [OutputConstructor]
    private ContainerDeviceReadIop(
        string path,
        int rate)
    {
        Path = path;
        Rate = rate;
    }
}
