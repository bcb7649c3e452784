namespace Pulumi.Docker.Outputs;

/// <summary>Options of a mount of memory.</summary>
[OutputType]
public sealed class ContainerMountTmpfsOptions
{
    /// <summary>The file mode as a decimal number.</summary>
    public readonly int? Mode;

    /// <summary>The size in bytes.</summary>
    public readonly int? SizeBytes;

    [OutputConstructor]
    private ContainerMountTmpfsOptions(
        int? mode,
        int? sizeBytes)
    {
        Mode = mode;
        SizeBytes = sizeBytes;
    }
}
