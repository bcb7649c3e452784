using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Pulumi.Experimental;

/// <summary>
/// A value of a resource's inputs or outputs, as providers see it: of one kind, perhaps secret, perhaps with the resources
/// it came from. It cannot be changed.
/// </summary>
public sealed class PropertyValue : IEquatable<PropertyValue>
{
    private readonly object? _value;

    /// <summary>Wraps true or false.</summary>
    public PropertyValue(bool value)
        : this(PropertyValueType.Bool, value)
    {
    }

    /// <summary>Wraps a number.</summary>
    public PropertyValue(double value)
        : this(PropertyValueType.Number, value)
    {
    }

    /// <summary>Wraps a text.</summary>
    public PropertyValue(string value)
        : this(PropertyValueType.String, value)
    {
    }

    /// <summary>Wraps a list.</summary>
    public PropertyValue(ImmutableArray<PropertyValue> value)
        : this(PropertyValueType.Array, value)
    {
    }

    /// <summary>Wraps an object.</summary>
    public PropertyValue(ImmutableDictionary<string, PropertyValue> value)
        : this(PropertyValueType.Map, value)
    {
    }

    /// <summary>Wraps a file.</summary>
    public PropertyValue(Asset value)
        : this(PropertyValueType.Asset, value)
    {
    }

    /// <summary>Wraps a set of files.</summary>
    public PropertyValue(Archive value)
        : this(PropertyValueType.Archive, value)
    {
    }

    /// <summary>Wraps a reference to a resource.</summary>
    public PropertyValue(ResourceReference value)
        : this(PropertyValueType.Resource, value)
    {
    }

    private PropertyValue(PropertyValueType type, object? value, bool isSecret = false, ImmutableHashSet<Urn>? dependencies = null)
    {
        Type = type;
        _value = value;
        IsSecret = isSecret;
        Dependencies = dependencies ?? [];
    }

    /// <summary>Nothing.</summary>
    public static PropertyValue Null { get; } = new(PropertyValueType.Null, null);

    /// <summary>A value that is known only after an operation of this run.</summary>
    public static PropertyValue Computed { get; } = new(PropertyValueType.Computed, null);

    /// <summary>The kind.</summary>
    public PropertyValueType Type { get; }

    /// <summary>Whether it must never be shown.</summary>
    public bool IsSecret { get; }

    /// <summary>The resources it came from.</summary>
    public ImmutableHashSet<Urn> Dependencies { get; }

    /// <summary>Whether it is nothing.</summary>
    public bool IsNull => Type == PropertyValueType.Null;

    /// <summary>Whether it is not known yet.</summary>
    public bool IsComputed => Type == PropertyValueType.Computed;

    /// <summary>The same value, secret or not.</summary>
    public PropertyValue WithSecret(bool secret) => new(Type, _value, secret, Dependencies);

    /// <summary>The same value with other dependencies.</summary>
    public PropertyValue WithDependencies(ImmutableHashSet<Urn> dependencies) => new(Type, _value, IsSecret, dependencies);

    /// <summary>Gives the value to the function for its kind.</summary>
    public T Match<T>(
        Func<T> nullCase,
        Func<bool, T> boolCase,
        Func<double, T> numberCase,
        Func<string, T> stringCase,
        Func<ImmutableArray<PropertyValue>, T> arrayCase,
        Func<ImmutableDictionary<string, PropertyValue>, T> mapCase,
        Func<Asset, T> assetCase,
        Func<Archive, T> archiveCase,
        Func<ResourceReference, T> resourceCase,
        Func<T> computedCase) => Type switch
        {
            PropertyValueType.Null => nullCase(),
            PropertyValueType.Bool => boolCase((bool)_value!),
            PropertyValueType.Number => numberCase((double)_value!),
            PropertyValueType.String => stringCase((string)_value!),
            PropertyValueType.Array => arrayCase((ImmutableArray<PropertyValue>)_value!),
            PropertyValueType.Map => mapCase((ImmutableDictionary<string, PropertyValue>)_value!),
            PropertyValueType.Asset => assetCase((Asset)_value!),
            PropertyValueType.Archive => archiveCase((Archive)_value!),
            PropertyValueType.Resource => resourceCase((ResourceReference)_value!),
            PropertyValueType.Computed => computedCase(),
        };

    /// <summary>Gives true or false, if it is that.</summary>
    public bool TryGetBool(out bool value) => TryGet(out value);

    /// <summary>Gives the number, if it is one.</summary>
    public bool TryGetNumber(out double value) => TryGet(out value);

    /// <summary>Gives the text, if it is one.</summary>
    public bool TryGetString([NotNullWhen(true)] out string? value) => TryGet(out value);

    /// <summary>Gives the list, if it is one.</summary>
    public bool TryGetArray(out ImmutableArray<PropertyValue> value) => TryGet(out value);

    /// <summary>Gives the object, if it is one.</summary>
    public bool TryGetMap([NotNullWhen(true)] out ImmutableDictionary<string, PropertyValue>? value) => TryGet(out value);

    /// <summary>Gives the file, if it is one.</summary>
    public bool TryGetAsset([NotNullWhen(true)] out Asset? value) => TryGet(out value);

    /// <summary>Gives the set of files, if it is one.</summary>
    public bool TryGetArchive([NotNullWhen(true)] out Archive? value) => TryGet(out value);

    /// <summary>Gives the reference, if it is one.</summary>
    public bool TryGetResource([NotNullWhen(true)] out ResourceReference? value) => TryGet(out value);

    /// <inheritdoc/>
    public bool Equals(PropertyValue? other) => other is not null
        && Type == other.Type && IsSecret == other.IsSecret && Dependencies.SetEquals(other.Dependencies)
        && (_value, other._value) switch
        {
            (ImmutableArray<PropertyValue> mine, ImmutableArray<PropertyValue> others) => mine.SequenceEqual(others),
            (ImmutableDictionary<string, PropertyValue> mine, ImmutableDictionary<string, PropertyValue> others) =>
                mine.Count == others.Count && mine.All(member => member.Value.Equals(others.GetValueOrDefault(member.Key))),
            (AssetOrArchive mine, AssetOrArchive others) => mine.ToValue().Equals(others.ToValue()),
            var (mine, others) => Equals(mine, others),
        };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PropertyValue);

    /// <inheritdoc/>
    public override int GetHashCode() => Type switch
    {
        PropertyValueType.Array => ((ImmutableArray<PropertyValue>)_value!).Aggregate((int)Type, HashCode.Combine),
        PropertyValueType.Map => ((ImmutableDictionary<string, PropertyValue>)_value!).Count,
        PropertyValueType.Asset or PropertyValueType.Archive => (int)Type,
        _ => HashCode.Combine(Type, _value),
    };

    /// <summary>The kind, and the value unless it is secret.</summary>
    public override string ToString() => IsSecret ? "[secret]" : $"{Type} {_value}".TrimEnd();

    private bool TryGet<T>(out T value)
    {
        value = _value is T typed ? typed : default!;
        return _value is T;
    }
}
