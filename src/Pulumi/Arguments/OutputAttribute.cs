namespace Pulumi;

/// <summary>Marks a property of a resource as an output; the name on the wire is the property's unless given.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute(string? name = null) : Attribute
{
    /// <summary>The name on the wire; null means the property's.</summary>
    public string? Name { get; } = name;
}
