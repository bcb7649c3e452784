namespace Pulumi.Docker.Outputs;

/// <summary>A mount.</summary>
[OutputType]
public sealed class ContainerMount
{
    /// <summary>Options of a host folder's mount.</summary>
    public readonly ContainerMountBindOptions? BindOptions;

    /// <summary>Whether it is read-only.</summary>
    public readonly bool? ReadOnly;

    /// <summary>The host's path, or the volume's name.</summary>
    public readonly string? Source;

    /// <summary>The path in the container.</summary>
    public readonly string Target;

    /// <summary>Options of a mount of memory.</summary>
    public readonly ContainerMountTmpfsOptions? TmpfsOptions;

    /// <summary>The kind: 'bind', 'volume' or 'tmpfs'.</summary>
    public readonly string Type;

    /// <summary>Options of a volume's mount.</summary>
    public readonly ContainerMountVolumeOptions? VolumeOptions;

    [OutputConstructor]
    private ContainerMount(
        ContainerMountBindOptions? bindOptions,
        bool? readOnly,
        string? source,
        string target,
        ContainerMountTmpfsOptions? tmpfsOptions,
        string type,
        ContainerMountVolumeOptions? volumeOptions)
    {
        BindOptions = bindOptions;
        ReadOnly = readOnly;
        Source = source;
        Target = target;
        TmpfsOptions = tmpfsOptions;
        Type = type;
        VolumeOptions = volumeOptions;
    }
}
