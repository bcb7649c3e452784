namespace Pulumi.Docker.Inputs;

/// <summary>A label.</summary>
public sealed class NetworkLabelArgs : ResourceArgs
{
    /// <summary>The name.</summary>
    [Input("label", required: true)]
    public Input<string> Label { get; set; } = null!;

    /// <summary>The value.</summary>
    [Input("value", required: true)]
    public Input<string> Value { get; set; } = null!;

    /// <summary>No arguments.</summary>
    public static new NetworkLabelArgs Empty => new();
}
