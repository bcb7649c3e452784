using System.Collections.Immutable;

namespace Pulumi.Experimental.Provider;

/// <summary>A nested object type in a schema.</summary>
public record ComplexTypeSpec : ObjectTypeSpec
{
    private ComplexTypeSpec()
    {
    }

    /// <summary>An object type.</summary>
    public static ComplexTypeSpec CreateObject(Dictionary<string, PropertySpec> properties, HashSet<string> required) => new()
    {
        Type = BuiltinTypeSpec.Object,
        Properties = properties.ToImmutableSortedDictionary(),
        Required = [.. required],
    };
}
