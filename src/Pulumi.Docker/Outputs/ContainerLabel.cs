namespace Pulumi.Docker.Outputs;

/// <summary>A label.</summary>
[OutputType]
public sealed class ContainerLabel
{
    /// <summary>The name.</summary>
    public readonly string Label;

    /// <summary>The value.</summary>
    public readonly string Value;

    [OutputConstructor]
    private ContainerLabel(
        string label,
        string value)
    {
        Label = label;
        Value = value;
    }
}
