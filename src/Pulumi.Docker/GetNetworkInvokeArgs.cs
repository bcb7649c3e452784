namespace Pulumi.Docker;

/// <summary>Arguments of GetNetwork.</summary>
public sealed class GetNetworkInvokeArgs : InvokeArgs
{
    /// <summary>The network, by name or id.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;
}
