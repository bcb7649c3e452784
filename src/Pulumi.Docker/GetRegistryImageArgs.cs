namespace Pulumi.Docker;

/// <summary>Plain arguments of GetRegistryImage.</summary>
public sealed class GetRegistryImageArgs : InvokeArgs
{
    /// <summary>Whether the registry's certificate is not checked.</summary>
    [Input("insecureSkipVerify")]
    public bool? InsecureSkipVerify { get; set; }

    /// <summary>The image's name.</summary>
    [Input("name", required: true)]
    public string Name { get; set; } = null!;
}
