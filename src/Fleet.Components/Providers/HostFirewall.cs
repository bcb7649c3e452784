using Pulumi;

namespace Fleet.Components.Providers;

/// <summary><c>fleet:index:Firewall</c>: the nftables table of a host, taken back by itself when it keeps Fleet out.</summary>
/// <param name="name">The logical name.</param>
/// <param name="args">What is in the table.</param>
/// <param name="options">Resource options.</param>
public sealed class HostFirewall(string name, HostFirewallArgs args, CustomResourceOptions? options = null)
    : CustomResource("fleet:index:Firewall", name, args, options);

/// <summary>What is in the table.</summary>
public sealed class HostFirewallArgs : ResourceArgs
{
    /// <summary>Chains and sets in nft's words.</summary>
    [Input("rules", required: true)]
    public Input<string> Rules { get; set; } = null!;

    /// <summary>In what time a new connection must have been made for new rules to stay.</summary>
    [Input("confirmSeconds")]
    public Input<int>? ConfirmSeconds { get; set; }
}
