namespace Pulumi.Experimental.Provider;

/// <summary>A property in a schema.</summary>
public record PropertySpec : TypeSpec
{
    /// <summary>A text.</summary>
    public static PropertySpec String => CreateBuiltin(BuiltinTypeSpec.String);

    /// <summary>A whole number.</summary>
    public static PropertySpec Integer => CreateBuiltin(BuiltinTypeSpec.Integer);

    /// <summary>A number.</summary>
    public static PropertySpec Number => CreateBuiltin(BuiltinTypeSpec.Number);

    /// <summary>True or false.</summary>
    public static PropertySpec Boolean => CreateBuiltin(BuiltinTypeSpec.Boolean);

    /// <summary>A property of a simple type.</summary>
    public static new PropertySpec CreateBuiltin(string type, bool? plain = null) =>
        new() { Type = type, Plain = OnlyTrue(plain) };

    /// <summary>A property of another type.</summary>
    public static new PropertySpec CreateReference(string reference, bool? plain = null) =>
        new() { Ref = reference, Plain = OnlyTrue(plain) };

    /// <summary>A property that is a list.</summary>
    public static new PropertySpec CreateArray(TypeSpec items) => new() { Type = "array", Items = items };

    /// <summary>A property that is a map.</summary>
    public static new PropertySpec CreateDictionary(TypeSpec additionalProperties) =>
        new() { Type = BuiltinTypeSpec.Object, AdditionalProperties = additionalProperties };
}
