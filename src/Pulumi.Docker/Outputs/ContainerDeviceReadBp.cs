namespace Pulumi.Docker.Outputs;

/// <summary>A limit of bytes read a second.</summary>
[OutputType]
public sealed class ContainerDeviceReadBp
{
    /// <summary>The device's path on the host.</summary>
    public readonly string Path;

    /// <summary>Bytes a second.</summary>
    public readonly int Rate;

    [OutputConstructor]
    private ContainerDeviceReadBp(
        string path,
        int rate)
    {
        Path = path;
        Rate = rate;
    }
}
