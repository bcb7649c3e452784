namespace Pulumi.Docker.Inputs;

/// <summary>What a container has in a network.</summary>
public sealed class ContainerNetworkDataGetArgs : ResourceArgs
{
    /// <summary>The gateway.</summary>
    [Input("gateway")]
    public Input<string>? Gateway { get; set; }

    /// <summary>The IPv6 address.</summary>
    [Input("globalIpv6Address")]
    public Input<string>? GlobalIpv6Address { get; set; }

    /// <summary>The length of the IPv6 prefix.</summary>
    [Input("globalIpv6PrefixLength")]
    public Input<int>? GlobalIpv6PrefixLength { get; set; }

    /// <summary>The address.</summary>
    [Input("ipAddress")]
    public Input<string>? IpAddress { get; set; }

    /// <summary>The length of the prefix.</summary>
    [Input("ipPrefixLength")]
    public Input<int>? IpPrefixLength { get; set; }

    /// <summary>The IPv6 gateway.</summary>
    [Input("ipv6Gateway")]
    public Input<string>? Ipv6Gateway { get; set; }

    /// <summary>The MAC address.</summary>
    [Input("macAddress")]
    public Input<string>? MacAddress { get; set; }

    /// <summary>The network.</summary>
    [Input("networkName")]
    public Input<string>? NetworkName { get; set; }

    /// <summary>No arguments.</summary>
    public static new ContainerNetworkDataGetArgs Empty => new();
}
