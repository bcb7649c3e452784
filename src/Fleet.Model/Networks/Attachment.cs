namespace Fleet;

/// <summary>What a service is in one network beyond its name.</summary>
/// <example><code>Attachments = { [front] = new Attachment { Aliases = { "docs" }, Ipv4Address = "172.28.0.10" } }</code></example>
public sealed record Attachment
{
    /// <summary>Further names it answers to.</summary>
    public List<string> Aliases { get; } = [];

    /// <summary>Its fixed IPv4 address; the engine chooses unless said.</summary>
    public string? Ipv4Address { get; init; }

    /// <summary>Its fixed IPv6 address; the engine chooses unless said.</summary>
    public string? Ipv6Address { get; init; }
}
