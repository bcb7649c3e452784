namespace Pulumi;

/// <summary>Names one implementation of an interface that is told apart by a property.</summary>
[AttributeUsage(AttributeTargets.Interface, AllowMultiple = true)]
public sealed class DiscriminatedUnionCaseAttribute(string tag, Type type) : Attribute
{
    /// <summary>The property's value in this case.</summary>
    public string Tag { get; } = tag;

    /// <summary>The class to read such an object into.</summary>
    public Type Type { get; } = type;
}
