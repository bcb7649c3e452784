using System.Text.Json.Serialization;

namespace Fleet.Remote.Docker;

/// <summary>A manifest as registries write it: a list of manifests, or one with its configuration.</summary>
internal sealed record ManifestDocument
{
    [JsonPropertyName("mediaType")]
    public string? MediaType { get; init; }

    [JsonPropertyName("manifests")]
    public IReadOnlyList<ManifestEntry>? Manifests { get; init; }

    [JsonPropertyName("config")]
    public ManifestEntry? Config { get; init; }
}

/// <summary>Something that a manifest refers to.</summary>
internal sealed record ManifestEntry
{
    [JsonPropertyName("mediaType")]
    public string? MediaType { get; init; }

    [JsonPropertyName("digest")]
    public string Digest { get; init; } = "";

    [JsonPropertyName("platform")]
    public ManifestPlatform? Platform { get; init; }
}

/// <summary>What an image runs on.</summary>
internal sealed record ManifestPlatform
{
    [JsonPropertyName("os")]
    public string? System { get; init; }

    [JsonPropertyName("architecture")]
    public string? Architecture { get; init; }
}

/// <summary>A token for a registry, under either of its names.</summary>
internal sealed record RegistryToken
{
    [JsonPropertyName("token")]
    public string? Token { get; init; }

    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }
}

/// <summary>What a credential helper answers.</summary>
internal sealed record HelperAnswer
{
    public string? Username { get; init; }

    public string? Secret { get; init; }
}
