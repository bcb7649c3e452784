using System.Collections.Immutable;

namespace Pulumi.Docker.Outputs;

/// <summary>A subnet of a network.</summary>
[OutputType]
public sealed class NetworkIpamConfig
{
    /// <summary>Further addresses in use, by name.</summary>
    public readonly ImmutableDictionary<string, string>? AuxAddress;

    /// <summary>The gateway.</summary>
    public readonly string? Gateway;

    /// <summary>The range that containers get addresses from.</summary>
    public readonly string? IpRange;

    /// <summary>The subnet.</summary>
    public readonly string? Subnet;

    [OutputConstructor]
    private NetworkIpamConfig(
        ImmutableDictionary<string, string>? auxAddress,
        string? gateway,
        string? ipRange,
        string? subnet)
    {
        AuxAddress = auxAddress;
        Gateway = gateway;
        IpRange = ipRange;
        Subnet = subnet;
    }
}
