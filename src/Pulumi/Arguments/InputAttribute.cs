namespace Pulumi;

/// <summary>Names a field or property of an arguments class on the wire.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class InputAttribute(string name, bool required = false, bool json = false) : Attribute
{
    /// <summary>The name on the wire.</summary>
    public string Name { get; } = name;

    /// <summary>Whether registering without a value is an error.</summary>
    public bool IsRequired { get; } = required;

    /// <summary>Whether the value travels as JSON text.</summary>
    public bool Json { get; } = json;
}
