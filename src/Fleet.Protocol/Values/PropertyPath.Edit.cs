using System.Collections.Immutable;

namespace Fleet.Protocol.Values;

public sealed partial record PropertyPath
{
    /// <summary>The value here; null when there is none, or the path has wildcards.</summary>
    public PropertyValue? Get(PropertyValue root)
    {
        PropertyValue? value = root;
        foreach (var segment in Segments)
        {
            value = value is null ? null : Child(value, segment);
        }

        return value;
    }

    /// <summary>Every value that the path stands for, with its own path.</summary>
    public IEnumerable<(PropertyPath Path, PropertyValue Value)> Find(PropertyValue root)
    {
        IEnumerable<(PropertyPath Path, PropertyValue Value)> found = [(Root, root)];
        foreach (var segment in Segments)
        {
            found = found.SelectMany(place =>
                from inner in Expand(segment, place.Value, null)
                let child = Child(place.Value, inner)
                where child is not null
                select (new PropertyPath(place.Path.Segments.Add(inner)), child));
        }

        return found;
    }

    /// <summary>
    /// Puts a value here, making the objects and lists on the way that do not exist. An item can be added right after a
    /// list's end, no further. False when something else is in the way, or the path has wildcards.
    /// </summary>
    public bool TrySet(PropertyValue root, PropertyValue value, out PropertyValue result)
    {
        var changed = Set(root, Segments.AsSpan(), value);
        result = changed ?? root;
        return changed is not null;
    }

    /// <summary>The value without what is here; later items of a list move up. Nothing here is no error.</summary>
    public PropertyValue Delete(PropertyValue root) =>
        Segments.IsEmpty ? PropertyValue.Null.Instance : Delete(root, Segments.AsSpan());

    /// <summary>
    /// Makes what is here the same as in <paramref name="old"/>: changed back, put back or taken away again. Neither
    /// objects on the way nor items of lists are made or removed; false when that would have been needed.
    /// </summary>
    public bool TryReset(PropertyValue old, PropertyValue root, out PropertyValue result)
    {
        var success = true;
        result = Reset(old, root, Segments.AsSpan(), ref success) ?? PropertyValue.Null.Instance;
        return success;
    }

    private static PropertyValue? Child(PropertyValue value, PropertyPathSegment segment) =>
        ChildInside(value, segment) is { } child && IsSecret(value)
            ? new PropertyValue.Secret(child)
            : ChildInside(value, segment);

    /// <summary>The child as it stands inside of its container, whose secretness covers it.</summary>
    private static PropertyValue? ChildInside(PropertyValue value, PropertyPathSegment segment) =>
        (value.Unwrap(), segment) switch
        {
            (PropertyValue.Map map, PropertyPathSegment.Key key) => map.Members.Find(key.Name),
            (PropertyValue.List list, PropertyPathSegment.Index index) when index.Position < list.Items.Length =>
                list.Items[index.Position],
            _ => null,
        };

    private static bool IsSecret(PropertyValue value) => value switch
    {
        PropertyValue.Secret => true,
        PropertyValue.Output output => output.IsSecret || (output.Value is not null && IsSecret(output.Value)),
        _ => false,
    };

    /// <summary>The same wrapping around another inner value.</summary>
    private static PropertyValue Rewrap(PropertyValue wrapped, PropertyValue inner) => wrapped switch
    {
        PropertyValue.Secret secret => new PropertyValue.Secret(Rewrap(secret.Value, inner)),
        PropertyValue.Output { Value: { } value } output => output with { Value = Rewrap(value, inner) },
        _ => inner,
    };

    /// <summary>The concrete segments that one segment stands for, in a value or in either of two.</summary>
    private static IEnumerable<PropertyPathSegment> Expand(
        PropertyPathSegment segment, PropertyValue value, PropertyValue? other)
    {
        if (segment is not PropertyPathSegment.Wildcard)
        {
            return [segment];
        }

        return value.Unwrap() switch
        {
            PropertyValue.Map map => map.Members.Keys.Union(other?.AsMap().Keys ?? [])
                .Select(PropertyPathSegment (key) => new PropertyPathSegment.Key(key)),
            PropertyValue.List list => Enumerable.Range(0, list.Items.Length)
                .Where(index => other is null || index < other.AsList().Length)
                .Select(PropertyPathSegment (index) => new PropertyPathSegment.Index(index)),
            _ => [],
        };
    }

    private static PropertyValue? Set(PropertyValue? target, ReadOnlySpan<PropertyPathSegment> path, PropertyValue value)
    {
        if (path.IsEmpty)
        {
            return value;
        }

        var container = target?.Unwrap() is null or PropertyValue.Null
            ? path[0] is PropertyPathSegment.Index ? PropertyValue.Of() : PropertyMap.Empty
            : target.Unwrap();
        PropertyValue? changed = (container, path[0]) switch
        {
            (PropertyValue.Map map, PropertyPathSegment.Key key) =>
                Set(map.Members.Find(key.Name), path[1..], value) is { } member
                    ? new PropertyValue.Map(map.Members.With(key.Name, member))
                    : null,
            (PropertyValue.List list, PropertyPathSegment.Index { Position: var index }) =>
                index <= list.Items.Length
                && Set(index < list.Items.Length ? list.Items[index] : null, path[1..], value) is { } item
                    ? new PropertyValue.List(Replace(list.Items, index, item))
                    : null,
            _ => null,
        };
        return changed is null || target is null ? changed : Rewrap(target, changed);
    }

    private static ImmutableArray<PropertyValue> Replace(ImmutableArray<PropertyValue> items, int index, PropertyValue item) =>
        index == items.Length ? items.Add(item) : items.SetItem(index, item);

    private static PropertyValue Delete(PropertyValue target, ReadOnlySpan<PropertyPathSegment> path)
    {
        var container = target.Unwrap();
        // From the back, so that the items still to go keep their places.
        foreach (var segment in Expand(path[0], target, null).Reverse())
        {
            container = (container, segment) switch
            {
                (PropertyValue.Map map, PropertyPathSegment.Key { Name: var name }) when map.Members.Find(name) is { } member =>
                    path.Length == 1
                        ? map.Members.Without(name)
                        : map.Members.With(name, Delete(member, path[1..])),
                (PropertyValue.List list, PropertyPathSegment.Index { Position: var index }) when index < list.Items.Length =>
                    new PropertyValue.List(path.Length == 1
                        ? list.Items.RemoveAt(index)
                        : list.Items.SetItem(index, Delete(list.Items[index], path[1..]))),
                _ => container,
            };
        }

        return Rewrap(target, container);
    }

    private static PropertyValue? Reset(
        PropertyValue? old, PropertyValue? target, ReadOnlySpan<PropertyPathSegment> path, ref bool success)
    {
        if (path.IsEmpty)
        {
            return old;
        }

        if (target?.Unwrap() is not { } container || container is not (PropertyValue.Map or PropertyValue.List))
        {
            success &= !Exists(old, path);
            return target;
        }

        foreach (var segment in Expand(path[0], target, old))
        {
            var before = old is null ? null : IsSecret(target) ? ChildInside(old, segment) : Child(old, segment);
            switch (container, segment)
            {
                case (PropertyValue.Map map, PropertyPathSegment.Key { Name: var name }):
                    var member = Reset(before, map.Members.Find(name), path[1..], ref success);
                    container = member is null ? map.Members.Without(name) : map.Members.With(name, member);
                    break;
                case (PropertyValue.List list, PropertyPathSegment.Index { Position: var index }):
                    var current = index < list.Items.Length ? list.Items[index] : null;
                    // The item itself can only be put back where both have one.
                    if (path.Length == 1 && before is null != current is null)
                    {
                        success = false;
                    }
                    else if (Reset(before, current, path[1..], ref success) is { } item && current is not null)
                    {
                        container = new PropertyValue.List(list.Items.SetItem(index, item));
                    }

                    break;
                default:
                    success &= before is null;
                    break;
            }
        }

        return Rewrap(target, container);
    }

    private static bool Exists(PropertyValue? value, ReadOnlySpan<PropertyPathSegment> path) =>
        value is not null && new PropertyPath([.. path]).Find(value).Any();
}
