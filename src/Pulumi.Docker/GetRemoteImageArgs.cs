namespace Pulumi.Docker;

/// <summary>Plain arguments of GetRemoteImage.</summary>
public sealed class GetRemoteImageArgs : InvokeArgs
{
    /// <summary>The image's name.</summary>
    [Input("name", required: true)]
    public string Name { get; set; } = null!;
}
