namespace Pulumi.Experimental;

/// <summary>A reference to a resource as a value.</summary>
/// <param name="urn">The resource.</param>
/// <param name="id">The id of a custom resource, computed while it is unknown; null for a component.</param>
/// <param name="version">The version of the resource's package; may be empty.</param>
public sealed class ResourceReference(Urn urn, PropertyValue? id, string version) : IEquatable<ResourceReference>
{
    /// <summary>The resource.</summary>
    public Urn URN { get; } = urn;

    /// <summary>The id of a custom resource, computed while it is unknown; null for a component.</summary>
    public PropertyValue? Id { get; } = id;

    /// <summary>The version of the resource's package; may be empty.</summary>
    public string PackageVersion { get; } = version;

    /// <summary>Compares all parts.</summary>
    public static bool operator ==(ResourceReference? left, ResourceReference? right) => Equals(left, right);

    /// <summary>Compares all parts.</summary>
    public static bool operator !=(ResourceReference? left, ResourceReference? right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(ResourceReference? other) =>
        other is not null && URN == other.URN && Equals(Id, other.Id) && PackageVersion == other.PackageVersion;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ResourceReference);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(URN, Id, PackageVersion);
}
