namespace Pulumi.Docker;

/// <summary>Arguments of GetRegistryImage.</summary>
public sealed class GetRegistryImageInvokeArgs : InvokeArgs
{
    /// <summary>Whether the registry's certificate is not checked.</summary>
    [Input("insecureSkipVerify")]
    public Input<bool>? InsecureSkipVerify { get; set; }

    /// <summary>The image's name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;
}
