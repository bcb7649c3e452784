namespace Pulumi.Docker.Outputs;

/// <summary>A label.</summary>
[OutputType]
public sealed class VolumeLabel
{
    /// <summary>The name.</summary>
    public readonly string Label;

    /// <summary>The value.</summary>
    public readonly string Value;

    [OutputConstructor]
    private VolumeLabel(
        string label,
        string value)
    {
        Label = label;
        Value = value;
    }
}
