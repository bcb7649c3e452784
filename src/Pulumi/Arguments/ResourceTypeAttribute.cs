namespace Pulumi;

/// <summary>Lets references to resources of a type be turned into objects of the marked class.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class ResourceTypeAttribute(string type, string? version) : Attribute
{
    /// <summary>The type token.</summary>
    public string Type { get; } = type;

    /// <summary>The package version; null or empty fits any.</summary>
    public string? Version { get; } = version;
}
