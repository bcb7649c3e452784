using System.Text.Json.Serialization;

namespace Fleet.Remote.Docker;

/// <summary>A container's place in one network: wanted, or as it is.</summary>
public sealed record EndpointSettings
{
    [JsonPropertyName("IPAMConfig")]
    public EndpointAddresses? Addresses { get; init; }

    public IReadOnlyList<string>? Aliases { get; init; }

    public string? MacAddress { get; init; }

    public IReadOnlyDictionary<string, string>? DriverOpts { get; init; }

    /// <summary>Understood from API 1.48 on.</summary>
    public int? GwPriority { get; init; }

    [JsonPropertyName("NetworkID")]
    public string? NetworkId { get; init; }

    [JsonPropertyName("EndpointID")]
    public string? EndpointId { get; init; }

    [JsonPropertyName("IPAddress")]
    public string? IpAddress { get; init; }

    [JsonPropertyName("IPPrefixLen")]
    public int? IpPrefixLength { get; init; }

    public string? Gateway { get; init; }

    [JsonPropertyName("GlobalIPv6Address")]
    public string? GlobalIpv6Address { get; init; }

    [JsonPropertyName("GlobalIPv6PrefixLen")]
    public int? GlobalIpv6PrefixLength { get; init; }

    [JsonPropertyName("IPv6Gateway")]
    public string? Ipv6Gateway { get; init; }
}

/// <summary>Fixed addresses a container wants.</summary>
public sealed record EndpointAddresses
{
    [JsonPropertyName("IPv4Address")]
    public string? Ipv4Address { get; init; }

    [JsonPropertyName("IPv6Address")]
    public string? Ipv6Address { get; init; }

    [JsonPropertyName("LinkLocalIPs")]
    public IReadOnlyList<string>? LinkLocalIps { get; init; }
}
