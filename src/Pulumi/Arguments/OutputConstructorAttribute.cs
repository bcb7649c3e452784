namespace Pulumi;

/// <summary>Marks the constructor that an <see cref="OutputTypeAttribute"/> class is made with.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class OutputConstructorAttribute : Attribute;
