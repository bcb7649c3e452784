using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Pulumi.Experimental.Provider;

/// <summary>Something with properties in a schema.</summary>
public record ObjectTypeSpec
{
    /// <summary>Always 'object'.</summary>
    [JsonPropertyName("type")]
    public string Type { get; init; } = "";

    /// <summary>The properties by name.</summary>
    [JsonPropertyName("properties")]
    public ImmutableSortedDictionary<string, PropertySpec> Properties { get; init; } =
        ImmutableSortedDictionary<string, PropertySpec>.Empty;

    /// <summary>The properties that are always there.</summary>
    [JsonPropertyName("required")]
    public ImmutableSortedSet<string> Required { get; init; } = [];
}
