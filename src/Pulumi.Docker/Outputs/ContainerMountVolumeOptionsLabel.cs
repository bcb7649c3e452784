namespace Pulumi.Docker.Outputs;

/// <summary>A label of a volume.</summary>
[OutputType]
public sealed class ContainerMountVolumeOptionsLabel
{
    /// <summary>The name.</summary>
    public readonly string Label;

    /// <summary>The value.</summary>
    public readonly string Value;

    [OutputConstructor]
    private ContainerMountVolumeOptionsLabel(
        string label,
        string value)
    {
        Label = label;
        Value = value;
    }
}
