namespace Pulumi;

/// <summary>Names a parameter of an <see cref="OutputConstructorAttribute"/> constructor on the wire.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OutputConstructorParameterAttribute(string name) : Attribute
{
    /// <summary>The name on the wire.</summary>
    public string Name { get; } = name;
}
