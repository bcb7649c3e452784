using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Pulumi.Experimental.Provider;

/// <summary>A component in a schema.</summary>
public record ResourceSpec : ObjectTypeSpec
{
    /// <summary>Describes a component.</summary>
    public ResourceSpec(
        Dictionary<string, PropertySpec> inputProperties,
        HashSet<string> requiredInputs,
        Dictionary<string, PropertySpec> properties,
        HashSet<string> required)
    {
        IsComponent = true;
        Type = BuiltinTypeSpec.Object;
        InputProperties = inputProperties.ToImmutableSortedDictionary();
        RequiredInputs = [.. requiredInputs];
        Properties = properties.ToImmutableSortedDictionary();
        Required = [.. required];
    }

    /// <summary>Always true.</summary>
    [JsonPropertyName("isComponent")]
    public bool IsComponent { get; init; }

    /// <summary>The inputs by name.</summary>
    [JsonPropertyName("inputProperties")]
    public ImmutableSortedDictionary<string, PropertySpec> InputProperties { get; init; }

    /// <summary>The inputs that must be given.</summary>
    [JsonPropertyName("requiredInputs")]
    public ImmutableSortedSet<string> RequiredInputs { get; init; }
}
