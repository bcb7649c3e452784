namespace Pulumi.Docker.Outputs;

/// <summary>A label.</summary>
[OutputType]
public sealed class NetworkLabel
{
    /// <summary>The name.</summary>
    public readonly string Label;

    /// <summary>The value.</summary>
    public readonly string Value;

    [OutputConstructor]
    private NetworkLabel(
        string label,
        string value)
    {
        Label = label;
        Value = value;
    }
}
