namespace Pulumi.Docker.Outputs;

/// <summary>What a container has in a network.</summary>
[OutputType]
public sealed class ContainerNetworkData
{
    /// <summary>The gateway.</summary>
    public readonly string? Gateway;

    /// <summary>The IPv6 address.</summary>
    public readonly string? GlobalIpv6Address;

    /// <summary>The length of the IPv6 prefix.</summary>
    public readonly int? GlobalIpv6PrefixLength;

    /// <summary>The address.</summary>
    public readonly string? IpAddress;

    /// <summary>The length of the prefix.</summary>
    public readonly int? IpPrefixLength;

    /// <summary>The IPv6 gateway.</summary>
    public readonly string? Ipv6Gateway;

    /// <summary>The MAC address.</summary>
    public readonly string? MacAddress;

    /// <summary>The network.</summary>
    public readonly string? NetworkName;

    [OutputConstructor]
    private ContainerNetworkData(
        string? gateway,
        string? globalIpv6Address,
        int? globalIpv6PrefixLength,
        string? ipAddress,
        int? ipPrefixLength,
        string? ipv6Gateway,
        string? macAddress,
        string? networkName)
    {
        Gateway = gateway;
        GlobalIpv6Address = globalIpv6Address;
        GlobalIpv6PrefixLength = globalIpv6PrefixLength;
        IpAddress = ipAddress;
        IpPrefixLength = ipPrefixLength;
        Ipv6Gateway = ipv6Gateway;
        MacAddress = macAddress;
        NetworkName = networkName;
    }
}
