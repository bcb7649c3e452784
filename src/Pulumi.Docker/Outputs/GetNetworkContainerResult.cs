namespace Pulumi.Docker.Outputs;

/// <summary>A container in a network.</summary>
[OutputType]
public sealed class GetNetworkContainerResult
{
    /// <summary>The container's id.</summary>
    public readonly string ContainerId;

    /// <summary>The endpoint's id.</summary>
    public readonly string EndpointId;

    /// <summary>The IPv4 address.</summary>
    public readonly string Ipv4Address;

    /// <summary>The IPv6 address.</summary>
    public readonly string Ipv6Address;

    /// <summary>The MAC address.</summary>
    public readonly string MacAddress;

    /// <summary>The container's name.</summary>
    public readonly string Name;

    [OutputConstructor]
    private GetNetworkContainerResult(
        string containerId,
        string endpointId,
        string ipv4Address,
        string ipv6Address,
        string macAddress,
        string name)
    {
        ContainerId = containerId;
        EndpointId = endpointId;
        Ipv4Address = ipv4Address;
        Ipv6Address = ipv6Address;
        MacAddress = macAddress;
        Name = name;
    }
}
