using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Pulumi.Experimental.Provider;

/// <summary>A package's schema.</summary>
public record PackageSpec
{
    /// <summary>The package's name.</summary>
    [JsonPropertyName("name")]
    public string Name { get; init; } = "";

    /// <summary>Who publishes it.</summary>
    [JsonPropertyName("namespace")]
    public string Namespace { get; init; } = "";

    /// <summary>What people call it.</summary>
    [JsonPropertyName("displayName")]
    public string DisplayName { get; init; } = "";

    /// <summary>Its version.</summary>
    [JsonPropertyName("version")]
    public string Version { get; init; } = "";

    /// <summary>Its components by token.</summary>
    [JsonPropertyName("resources")]
    public ImmutableSortedDictionary<string, ResourceSpec> Resources { get; init; } =
        ImmutableSortedDictionary<string, ResourceSpec>.Empty;

    /// <summary>Its nested types by token.</summary>
    [JsonPropertyName("types")]
    public ImmutableSortedDictionary<string, ComplexTypeSpec> Types { get; init; } =
        ImmutableSortedDictionary<string, ComplexTypeSpec>.Empty;

    /// <summary>Settings of the SDKs that are made of it, by language.</summary>
    [JsonPropertyName("language")]
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, object>> Language { get; init; } =
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, object>>.Empty;
}
