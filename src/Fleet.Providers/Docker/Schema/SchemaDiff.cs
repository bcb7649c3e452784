using System.Collections.Immutable;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Providers.Docker;

/// <summary>Compares what was recorded with what is wanted, property by property.</summary>
internal static class SchemaDiff
{
    /// <summary>What must change, by path. Secrets count as what they hold.</summary>
    public static DiffResult Of(ResourceSchema schema, PropertyMap oldInputs, PropertyMap newInputs)
    {
        var changes = ImmutableSortedDictionary.CreateBuilder<string, PropertyDiff>(StringComparer.Ordinal);
        foreach (var property in schema.Properties)
        {
            Compare(property, property.Name, oldInputs.Find(property.Name), newInputs.Find(property.Name), changes);
        }

        var result = new DiffResult(changes.ToImmutable());
        return result with
        {
            DeleteBeforeReplace = result.ReplacePaths.Any()
                && (schema.DeletesBeforeReplacing || !GeneratedName.IsGenerated(newInputs)),
        };
    }

    private static void Compare(
        PropertySchema property,
        string path,
        PropertyValue? before,
        PropertyValue? after,
        ImmutableSortedDictionary<string, PropertyDiff>.Builder changes)
    {
        var old = Canonical.Of(property, before);
        var wanted = Canonical.Of(property, after);
        if (Canonical.Key(old) == Canonical.Key(wanted) && wanted is not PropertyValue.Unknown)
        {
            return;
        }

        var change = property.Change;
        if (old is null or PropertyValue.Unknown || wanted is null or PropertyValue.Unknown)
        {
            changes[path] = Difference(change, IsSaid(before), IsSaid(after));
            return;
        }

        switch (property.Shape)
        {
            case Shape.TextList:
                CompareLists(path, change, old.AsList(), wanted.AsList(), changes);
                break;
            case Shape.TextMap:
                CompareMaps(path, change, old.AsMap(), wanted.AsMap(), changes);
                break;
            case Shape.Block:
                CompareBlocks(property, path, Plain.Of(before!).AsMap(), Plain.Of(after!).AsMap(), changes);
                break;
            case Shape.TextSet or Shape.BlockSet:
                CompareSets(property, path, Plain.Of(before!).AsList(), Plain.Of(after!).AsList(), changes);
                break;
            default:
                changes[path] = Difference(change, IsSaid(before), IsSaid(after));
                break;
        }
    }

    private static void CompareLists(
        string path,
        Change change,
        ImmutableArray<PropertyValue> old,
        ImmutableArray<PropertyValue> wanted,
        ImmutableSortedDictionary<string, PropertyDiff>.Builder changes)
    {
        for (var index = 0; index < Math.Max(old.Length, wanted.Length); index++)
        {
            if (index >= old.Length || index >= wanted.Length || !old[index].Equals(wanted[index]))
            {
                changes[$"{path}[{index}]"] = Difference(change, index < old.Length, index < wanted.Length);
            }
        }
    }

    private static void CompareMaps(
        string path,
        Change change,
        PropertyMap old,
        PropertyMap wanted,
        ImmutableSortedDictionary<string, PropertyDiff>.Builder changes)
    {
        foreach (var name in old.Keys.Union(wanted.Keys, StringComparer.Ordinal))
        {
            if (old.Find(name) is not { } before || !before.Equals(wanted.Find(name)))
            {
                changes[Member(path, name)] = Difference(change, old.ContainsKey(name), wanted.ContainsKey(name));
            }
        }
    }

    private static void CompareBlocks(
        PropertySchema property,
        string path,
        PropertyMap old,
        PropertyMap wanted,
        ImmutableSortedDictionary<string, PropertyDiff>.Builder changes)
    {
        var count = changes.Count;
        foreach (var member in property.Members)
        {
            Compare(
                member.Change == Change.Record ? member : member with { Change = property.Change },
                $"{path}.{member.Name}",
                old.Find(member.Name),
                wanted.Find(member.Name),
                changes);
        }

        if (changes.Count == count)
        {
            changes[path] = Difference(property.Change, true, true);
        }
    }

    /// <summary>
    /// Elements are matched by key, then by what they say. An element that is gone is named by its old index, one that
    /// is new or changed by its new one.
    /// </summary>
    private static void CompareSets(
        PropertySchema property,
        string path,
        ImmutableArray<PropertyValue> old,
        ImmutableArray<PropertyValue> wanted,
        ImmutableSortedDictionary<string, PropertyDiff>.Builder changes)
    {
        var before = Elements(property, old);
        var after = Elements(property, wanted);
        var same = before.Select(element => element.Form).ToHashSet(StringComparer.Ordinal);
        same.IntersectWith(after.Select(element => element.Form));
        before.RemoveAll(element => same.Contains(element.Form));
        after.RemoveAll(element => same.Contains(element.Form));
        foreach (var element in after)
        {
            var index = before.FindIndex(candidate => candidate.Key == element.Key);
            changes[$"{path}[{element.Index}]"] = Difference(property.Change, index >= 0, true);
            if (index >= 0)
            {
                before.RemoveAt(index);
            }
        }

        foreach (var element in before)
        {
            var place = $"{path}[{element.Index}]";
            changes[place] = Difference(property.Change, true, changes.ContainsKey(place));
        }

        if (before.Count == 0 && after.Count == 0)
        {
            // Only the number of equal elements differs.
            changes[path] = Difference(property.Change, true, true);
        }
    }

    private static List<(int Index, string Key, string Form)> Elements(
        PropertySchema property, ImmutableArray<PropertyValue> items)
    {
        var elements = new List<(int, string, string)>();
        for (var index = 0; index < items.Length; index++)
        {
            var single = Canonical.Of(property, PropertyValue.Of([items[index]]))?.AsList() ?? [];
            foreach (var form in single)
            {
                elements.Add((index, property.Key?.Invoke(form) ?? Canonical.Key(form), Canonical.Key(form)));
            }
        }

        return elements;
    }

    private static PropertyDiff Difference(Change change, bool wasSaid, bool isSaid)
    {
        var kind = (wasSaid, isSaid) switch
        {
            (false, _) => DiffKind.Add,
            (true, false) => DiffKind.Delete,
            (true, true) => DiffKind.Update,
        };
        var replaces = change == Change.Replace || (change == Change.UpdateOrForget && kind == DiffKind.Delete);
        return new PropertyDiff(!replaces ? kind : kind switch
        {
            DiffKind.Add => DiffKind.AddReplace,
            DiffKind.Delete => DiffKind.DeleteReplace,
            _ => DiffKind.UpdateReplace,
        });
    }

    private static bool IsSaid(PropertyValue? value) => value?.Unwrap() switch
    {
        null or PropertyValue.Null => false,
        PropertyValue.List list => list.Items.Length > 0,
        PropertyValue.Map map => map.Members.Count > 0,
        _ => true,
    };

    private static string Member(string path, string name) =>
        name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
            ? $"{path}.{name}"
            : $"{path}[\"{name.Replace("\"", "\\\"", StringComparison.Ordinal)}\"]";
}
