using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Fleet.Protocol.Values;

/// <summary>Named property values: immutable, enumerated in ordinal order of the names, compared by content.</summary>
public sealed class PropertyMap : IReadOnlyDictionary<string, PropertyValue>, IEquatable<PropertyMap>
{
    private readonly ImmutableSortedDictionary<string, PropertyValue> _members;

    private PropertyMap(ImmutableSortedDictionary<string, PropertyValue> members) => _members = members;

    /// <summary>No members.</summary>
    public static PropertyMap Empty { get; } =
        new(ImmutableSortedDictionary.Create<string, PropertyValue>(StringComparer.Ordinal));

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _members.Keys;

    /// <inheritdoc/>
    public IEnumerable<PropertyValue> Values => _members.Values;

    /// <inheritdoc/>
    public int Count => _members.Count;

    /// <inheritdoc/>
    public PropertyValue this[string key] => _members[key];

    /// <summary>Collects members; the last of two with one name wins.</summary>
    public static PropertyMap From(IEnumerable<KeyValuePair<string, PropertyValue>> members) =>
        new(Empty._members.SetItems(members));

    /// <summary>Collects members; the last of two with one name wins.</summary>
    public static PropertyMap Of(params (string Name, PropertyValue Value)[] members) =>
        From(members.Select(member => KeyValuePair.Create(member.Name, member.Value)));

    /// <summary>This map with a member added or replaced.</summary>
    public PropertyMap With(string name, PropertyValue value) => new(_members.SetItem(name, value));

    /// <summary>This map without a member.</summary>
    public PropertyMap Without(string name) => new(_members.Remove(name));

    /// <summary>The member, or null when there is none.</summary>
    public PropertyValue? Find(string name) => _members.GetValueOrDefault(name);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _members.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out PropertyValue value) =>
        _members.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, PropertyValue>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(PropertyMap? other) => other is not null && _members.Count == other._members.Count
        && _members.SequenceEqual(other._members);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PropertyMap);

    /// <inheritdoc/>
    public override int GetHashCode() => _members.Aggregate(17, (hash, member) => HashCode.Combine(hash, member.Key));

    /// <summary>The members' names: values may be secret.</summary>
    public override string ToString() => $"{{{string.Join(", ", _members.Keys)}}}";
}
