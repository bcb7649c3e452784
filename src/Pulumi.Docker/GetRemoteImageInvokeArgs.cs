namespace Pulumi.Docker;

/// <summary>Arguments of GetRemoteImage.</summary>
public sealed class GetRemoteImageInvokeArgs : InvokeArgs
{
    /// <summary>The image's name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;
}
