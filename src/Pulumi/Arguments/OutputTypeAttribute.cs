namespace Pulumi;

/// <summary>
/// Marks a class that outputs are read into, through its <see cref="OutputConstructorAttribute"/> constructor.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OutputTypeAttribute : Attribute;
