namespace Pulumi;

/// <summary>Marks an interface whose implementations are told apart by one property.</summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class DiscriminatedUnionDiscriminatorAttribute(string propertyName) : Attribute
{
    /// <summary>The property's name on the wire.</summary>
    public string PropertyName { get; } = propertyName;
}
