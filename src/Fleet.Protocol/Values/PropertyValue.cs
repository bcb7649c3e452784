using System.Collections.Immutable;

namespace Fleet.Protocol.Values;

/// <summary>
/// A value of a resource's inputs or outputs, immutable, compared by content. Beside JSON's kinds it knows secrets,
/// values that are not known yet, outputs with their dependencies, assets, archives and references to resources.
/// </summary>
public abstract partial record PropertyValue
{
    private PropertyValue()
    {
    }

    /// <summary>Nothing.</summary>
    public sealed record Null : PropertyValue
    {
        /// <summary>The one instance worth having.</summary>
        public static readonly Null Instance = new();
    }

    /// <summary>True or false.</summary>
    public sealed record Bool(bool Value) : PropertyValue;

    /// <summary>A number; integers beyond 2^53 lose precision, as on the wire.</summary>
    public sealed record Number(double Value) : PropertyValue;

    /// <summary>A text.</summary>
    public sealed record Text(string Value) : PropertyValue;

    /// <summary>An ordered list.</summary>
    public sealed record List(ImmutableArray<PropertyValue> Items) : PropertyValue
    {
        /// <inheritdoc/>
        public bool Equals(List? other) => other is not null && Items.SequenceEqual(other.Items);

        /// <inheritdoc/>
        public override int GetHashCode() => Items.Aggregate(17, HashCode.Combine);
    }

    /// <summary>An object.</summary>
    public sealed record Map(PropertyMap Members) : PropertyValue;

    /// <summary>A value that must never be shown.</summary>
    public sealed record Secret(PropertyValue Value) : PropertyValue
    {
        /// <summary>Says that there is a secret, never which.</summary>
        public override string ToString() => "[secret]";
    }

    /// <summary>A value that is known only after an operation of this run: legal in previews only.</summary>
    public sealed record Unknown : PropertyValue
    {
        /// <summary>The one instance worth having.</summary>
        public static readonly Unknown Instance = new();
    }

    /// <summary>A value with the resources it came from. A null <paramref name="Value"/> is not known yet.</summary>
    public sealed record Output(PropertyValue? Value, bool IsSecret, ImmutableArray<Urn> Dependencies) : PropertyValue
    {
        /// <inheritdoc/>
        public bool Equals(Output? other) => other is not null && Equals(Value, other.Value)
            && IsSecret == other.IsSecret && Dependencies.SequenceEqual(other.Dependencies);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Value, IsSecret, Dependencies.Length);

        /// <summary>The value, or that it is secret or unknown.</summary>
        public override string ToString() => IsSecret ? "[secret]" : Value?.ToString() ?? "[unknown]";
    }

    /// <summary>A file's content: given as text, as a path on this machine, or as a URI. Equality is by hash.</summary>
    public sealed record Asset : PropertyValue
    {
        /// <summary>Lower-case hex SHA-256 of the content; empty until computed.</summary>
        public string Hash { get; init; } = "";

        /// <summary>The content itself, when given as text.</summary>
        public string? Content { get; init; }

        /// <summary>The file's path, when given as a path.</summary>
        public string? Path { get; init; }

        /// <summary>The URI, when given as one.</summary>
        public string? Uri { get; init; }

        /// <summary>By hash where both have one, else by what they are given as.</summary>
        public bool Equals(Asset? other) => other is not null && (Hash.Length > 0 && other.Hash.Length > 0
            ? Hash == other.Hash
            : (Hash, Content, Path, Uri) == (other.Hash, other.Content, other.Path, other.Uri));

        /// <inheritdoc/>
        public override int GetHashCode() => typeof(Asset).GetHashCode();
    }

    /// <summary>A set of files: a folder or archive file, a URI, or named assets and archives.</summary>
    public sealed record Archive : PropertyValue
    {
        /// <summary>Lower-case hex SHA-256 of the content; empty until computed.</summary>
        public string Hash { get; init; } = "";

        /// <summary>Assets and archives by name, when given so.</summary>
        public PropertyMap? Assets { get; init; }

        /// <summary>The folder's or archive file's path, when given as a path.</summary>
        public string? Path { get; init; }

        /// <summary>The URI, when given as one.</summary>
        public string? Uri { get; init; }

        /// <summary>By hash where both have one, else by what they are given as.</summary>
        public bool Equals(Archive? other) => other is not null && (Hash.Length > 0 && other.Hash.Length > 0
            ? Hash == other.Hash
            : (Hash, Path, Uri) == (other.Hash, other.Path, other.Uri) && Equals(Assets, other.Assets));

        /// <inheritdoc/>
        public override int GetHashCode() => typeof(Archive).GetHashCode();
    }

    /// <summary>
    /// A reference to a resource. <paramref name="Id"/> is null for a component, <see cref="Unknown"/> for a resource
    /// that is yet to be created.
    /// </summary>
    public sealed record ResourceReference(Urn Urn, PropertyValue? Id, string PackageVersion) : PropertyValue;
}
