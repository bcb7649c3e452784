using System.Collections.Immutable;

namespace Pulumi.Docker.Outputs;

/// <summary>A network to connect a container to.</summary>
[OutputType]
public sealed class ContainerNetworksAdvanced
{
    /// <summary>Further names of the container in the network.</summary>
    public readonly ImmutableArray<string> Aliases;

    /// <summary>Options of the network driver, each as 'key=value'.</summary>
    public readonly ImmutableArray<string> DriverOpts;

    /// <summary>The network with the highest number gives the default gateway.</summary>
    public readonly int? GwPriority;

    /// <summary>The IPv4 address.</summary>
    public readonly string? Ipv4Address;

    /// <summary>The IPv6 address.</summary>
    public readonly string? Ipv6Address;

    /// <summary>Link-local addresses.</summary>
    public readonly ImmutableArray<string> LinkLocalIps;

    /// <summary>The MAC address.</summary>
    public readonly string? MacAddress;

    /// <summary>The network, by name or id.</summary>
    public readonly string Name;

    [OutputConstructor]
    private ContainerNetworksAdvanced(
        ImmutableArray<string> aliases,
        ImmutableArray<string> driverOpts,
        int? gwPriority,
        string? ipv4Address,
        string? ipv6Address,
        ImmutableArray<string> linkLocalIps,
        string? macAddress,
        string name)
    {
        Aliases = aliases;
        DriverOpts = driverOpts;
        GwPriority = gwPriority;
        Ipv4Address = ipv4Address;
        Ipv6Address = ipv6Address;
        LinkLocalIps = linkLocalIps;
        MacAddress = macAddress;
        Name = name;
    }
}
