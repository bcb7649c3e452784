using System.Text.Json.Serialization;

namespace Fleet.Remote.Docker;

/// <summary>A network as it is. Its containers are known when it was inspected, not when listed.</summary>
public sealed record NetworkDetails
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string Driver { get; init; } = "";

    /// <summary><c>local</c>, <c>swarm</c> or <c>global</c>.</summary>
    public string Scope { get; init; } = "";

    public bool Internal { get; init; }

    public bool Attachable { get; init; }

    public bool Ingress { get; init; }

    [JsonPropertyName("EnableIPv6")]
    public bool EnableIpv6 { get; init; }

    [JsonPropertyName("IPAM")]
    public NetworkAddressing Addressing { get; init; } = new();

    public IReadOnlyDictionary<string, string>? Options { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>By container id.</summary>
    public IReadOnlyDictionary<string, NetworkContainer>? Containers { get; init; }
}

/// <summary>What a network is created from.</summary>
public sealed record NetworkSpec
{
    public required string Name { get; init; }

    public string? Driver { get; init; }

    /// <summary>Obeyed before API 1.44 only; later engines always refuse a second network of one name.</summary>
    public bool CheckDuplicate { get; init; } = true;

    public bool? Internal { get; init; }

    public bool? Attachable { get; init; }

    public bool? Ingress { get; init; }

    [JsonPropertyName("EnableIPv6")]
    public bool? EnableIpv6 { get; init; }

    [JsonPropertyName("IPAM")]
    public NetworkAddressing? Addressing { get; init; }

    public IReadOnlyDictionary<string, string>? Options { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}

/// <summary>How a network's addresses are given out.</summary>
public sealed record NetworkAddressing
{
    public string? Driver { get; init; }

    public IReadOnlyList<AddressPool>? Config { get; init; }

    public IReadOnlyDictionary<string, string>? Options { get; init; }
}

/// <summary>A subnet of a network.</summary>
public sealed record AddressPool
{
    public string? Subnet { get; init; }

    [JsonPropertyName("IPRange")]
    public string? IpRange { get; init; }

    public string? Gateway { get; init; }

    [JsonPropertyName("AuxiliaryAddresses")]
    public IReadOnlyDictionary<string, string>? AuxiliaryAddresses { get; init; }
}

/// <summary>A container in a network.</summary>
public sealed record NetworkContainer
{
    public string Name { get; init; } = "";

    [JsonPropertyName("EndpointID")]
    public string EndpointId { get; init; } = "";

    public string MacAddress { get; init; } = "";

    [JsonPropertyName("IPv4Address")]
    public string Ipv4Address { get; init; } = "";

    [JsonPropertyName("IPv6Address")]
    public string Ipv6Address { get; init; } = "";
}
