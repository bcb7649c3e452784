using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Fleet.Protocol.Values;

/// <summary>Named property values: immutable, enumerated in ordinal order of the names, compared by content.</summary>
/// <remarks>
/// Maps are small and many: a sorted array costs a fraction of what a balanced tree does, and finding a name in it is
/// faster.
/// </remarks>
public sealed class PropertyMap : IReadOnlyDictionary<string, PropertyValue>, IEquatable<PropertyMap>
{
    private readonly KeyValuePair<string, PropertyValue>[] _members;

    private PropertyMap(KeyValuePair<string, PropertyValue>[] members) => _members = members;

    /// <summary>No members.</summary>
    public static PropertyMap Empty { get; } = new([]);

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _members.Select(member => member.Key);

    /// <inheritdoc/>
    public IEnumerable<PropertyValue> Values => _members.Select(member => member.Value);

    /// <inheritdoc/>
    public int Count => _members.Length;

    /// <inheritdoc/>
    public PropertyValue this[string key] => Find(key) ?? throw new KeyNotFoundException($"There is no property '{key}'.");

    /// <summary>Collects members; the last of two with one name wins.</summary>
    public static PropertyMap From(IEnumerable<KeyValuePair<string, PropertyValue>> members) =>
        members is PropertyMap map ? map : Sorted([.. members]);

    /// <summary>Collects members; the last of two with one name wins.</summary>
    public static PropertyMap Of(params (string Name, PropertyValue Value)[] members) =>
        Sorted(Array.ConvertAll(members, member => KeyValuePair.Create(member.Name, member.Value)));

    /// <summary>This map with a member added or replaced.</summary>
    public PropertyMap With(string name, PropertyValue value)
    {
        var at = IndexOf(name);
        var member = KeyValuePair.Create(name, value);
        if (at < 0)
        {
            return new PropertyMap([.. _members.AsSpan(0, ~at), member, .. _members.AsSpan(~at)]);
        }

        var members = _members.AsSpan().ToArray();
        members[at] = member;
        return new PropertyMap(members);
    }

    /// <summary>This map without a member.</summary>
    public PropertyMap Without(string name)
    {
        var at = IndexOf(name);
        return at < 0 ? this : new PropertyMap([.. _members.AsSpan(0, at), .. _members.AsSpan(at + 1)]);
    }

    /// <summary>Each member's value replaced, or left out where that is null. This map itself when nothing changes.</summary>
    /// <param name="change">Gets name and value.</param>
    public PropertyMap Replace(Func<string, PropertyValue, PropertyValue?> change)
    {
        List<KeyValuePair<string, PropertyValue>>? changed = null;
        for (var i = 0; i < _members.Length; i++)
        {
            var (name, value) = _members[i];
            var replaced = change(name, value);
            if (changed is null && !ReferenceEquals(replaced, value))
            {
                changed = [.. _members.AsSpan(0, i)];
            }

            if (replaced is not null)
            {
                changed?.Add(KeyValuePair.Create(name, replaced));
            }
        }

        return changed is null ? this : new PropertyMap([.. changed]);
    }

    /// <summary>The member, or null when there is none.</summary>
    public PropertyValue? Find(string name) => IndexOf(name) is >= 0 and var at ? _members[at].Value : null;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out PropertyValue value) => (value = Find(key)) is not null;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, PropertyValue>> GetEnumerator() => _members.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(PropertyMap? other) => ReferenceEquals(this, other)
        || (other is not null && _members.Length == other._members.Length
            && _members.AsSpan().SequenceEqual(other._members, MemberEquality.Instance));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PropertyMap);

    /// <inheritdoc/>
    public override int GetHashCode() => _members.Aggregate(17, (hash, member) => HashCode.Combine(hash, member.Key));

    /// <summary>The members' names: values may be secret.</summary>
    public override string ToString() => $"{{{string.Join(", ", Keys)}}}";

    // The sort is stable, so that of one name the last is the last.
    private static PropertyMap Sorted(KeyValuePair<string, PropertyValue>[] members)
    {
        if (members.Length == 0)
        {
            return Empty;
        }

        for (var i = 1; i < members.Length; i++)
        {
            if (string.CompareOrdinal(members[i - 1].Key, members[i].Key) >= 0)
            {
                return new PropertyMap(
                [
                    .. members.OrderBy(member => member.Key, StringComparer.Ordinal)
                        .GroupBy(member => member.Key, StringComparer.Ordinal).Select(same => same.Last()),
                ]);
            }
        }

        return new PropertyMap(members);
    }

    /// <summary>The index of a name; where it is missing, the complement of where it belongs.</summary>
    private int IndexOf(string name)
    {
        var (low, high) = (0, _members.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = string.CompareOrdinal(_members[middle].Key, name);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    private sealed class MemberEquality : IEqualityComparer<KeyValuePair<string, PropertyValue>>
    {
        public static readonly MemberEquality Instance = new();

        public bool Equals(KeyValuePair<string, PropertyValue> x, KeyValuePair<string, PropertyValue> y) =>
            string.Equals(x.Key, y.Key) && x.Value.Equals(y.Value);

        public int GetHashCode(KeyValuePair<string, PropertyValue> obj) => string.GetHashCode(obj.Key, StringComparison.Ordinal);
    }
}
