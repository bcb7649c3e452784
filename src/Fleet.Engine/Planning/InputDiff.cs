using System.Collections.Immutable;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Planning;

/// <summary>Compares properties where no provider does, path by path; secrets are looked into.</summary>
internal static class InputDiff
{
    public static ImmutableSortedDictionary<string, PropertyDiff> Compare(PropertyMap old, PropertyMap wanted)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, PropertyDiff>(StringComparer.Ordinal);
        Compare("", old, wanted, found);
        return found.ToImmutable();
    }

    private static void Compare(
        string path, PropertyMap old, PropertyMap wanted, ImmutableSortedDictionary<string, PropertyDiff>.Builder found)
    {
        foreach (var name in old.Keys.Union(wanted.Keys, StringComparer.Ordinal))
        {
            Compare(Member(path, name), old.Find(name), wanted.Find(name), found);
        }
    }

    private static void Compare(
        string path,
        PropertyValue? old,
        PropertyValue? wanted,
        ImmutableSortedDictionary<string, PropertyDiff>.Builder found)
    {
        switch (old?.Unwrap(), wanted?.Unwrap())
        {
            case (null, null):
                break;
            case (null, _):
                found[path] = new PropertyDiff(DiffKind.Add);
                break;
            case (_, null):
                found[path] = new PropertyDiff(DiffKind.Delete);
                break;
            case (PropertyValue.Map before, PropertyValue.Map after):
                Compare(path, before.Members, after.Members, found);
                break;
            case (PropertyValue.List before, PropertyValue.List after):
                for (var i = 0; i < Math.Max(before.Items.Length, after.Items.Length); i++)
                {
                    Compare(
                        $"{path}[{i}]",
                        i < before.Items.Length ? before.Items[i] : null,
                        i < after.Items.Length ? after.Items[i] : null,
                        found);
                }

                break;
            case var (before, after) when !Equals(before, after):
                found[path] = new PropertyDiff(DiffKind.Update);
                break;
        }
    }

    private static string Member(string path, string name)
    {
        var isPlain = name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$');
        return (isPlain, path.Length) switch
        {
            (true, 0) => name,
            (true, _) => $"{path}.{name}",
            _ => $"{path}[\"{name.Replace("\"", "\\\"", StringComparison.Ordinal)}\"]",
        };
    }
}
