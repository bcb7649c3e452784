using System.Text.Json.Serialization;

namespace Pulumi.Experimental.Provider;

/// <summary>A type in a schema.</summary>
public record TypeSpec
{
    /// <summary>A simple type, 'array' or 'object'; null for a reference.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; init; }

    /// <summary>The type of an array's items.</summary>
    [JsonPropertyName("items")]
    public TypeSpec? Items { get; init; }

    /// <summary>The type of a map's values.</summary>
    [JsonPropertyName("additionalProperties")]
    public TypeSpec? AdditionalProperties { get; init; }

    /// <summary>The type referred to.</summary>
    [JsonPropertyName("$ref")]
    public string? Ref { get; init; }

    /// <summary>Whether only plain values are accepted, no outputs; null means no.</summary>
    [JsonPropertyName("plain")]
    public bool? Plain { get; init; }

    /// <summary>A simple type.</summary>
    public static TypeSpec CreateBuiltin(string type, bool? plain = null) => new() { Type = type, Plain = OnlyTrue(plain) };

    /// <summary>A reference to another type.</summary>
    public static TypeSpec CreateReference(string reference, bool? plain = null) =>
        new() { Ref = reference, Plain = OnlyTrue(plain) };

    /// <summary>A list.</summary>
    public static TypeSpec CreateArray(TypeSpec items) => new() { Type = "array", Items = items };

    /// <summary>A map.</summary>
    public static TypeSpec CreateDictionary(TypeSpec additionalProperties) =>
        new() { Type = BuiltinTypeSpec.Object, AdditionalProperties = additionalProperties };

    private protected static bool? OnlyTrue(bool? plain) => plain == true ? true : null;
}
