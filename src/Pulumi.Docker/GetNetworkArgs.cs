namespace Pulumi.Docker;

/// <summary>Plain arguments of GetNetwork.</summary>
public sealed class GetNetworkArgs : InvokeArgs
{
    /// <summary>The network, by name or id.</summary>
    [Input("name", required: true)]
    public string Name { get; set; } = null!;
}
