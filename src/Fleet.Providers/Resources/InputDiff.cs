using System.Collections.Immutable;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Providers.Resources;

/// <summary>
/// Compares inputs by meaning: a secret equals the same value in the open, null equals absent, assets are compared by
/// content. Differences are told by path, down to the member or element.
/// </summary>
internal static class InputDiff
{
    /// <summary>What changes from <paramref name="old"/> to <paramref name="wanted"/>.</summary>
    /// <param name="old">Recorded inputs.</param>
    /// <param name="wanted">Wanted inputs.</param>
    /// <param name="replacing">True for a top-level property whose change needs another object; null for none.</param>
    public static DiffResult Between(PropertyMap old, PropertyMap wanted, Func<string, bool>? replacing = null)
    {
        var changes = ImmutableSortedDictionary.CreateBuilder<string, PropertyDiff>(StringComparer.Ordinal);
        foreach (var name in old.Keys.Union(wanted.Keys, StringComparer.Ordinal).Where(IsCompared))
        {
            Collect(
                PropertyPath.Root.Key(name), old.Find(name), wanted.Find(name), replacing?.Invoke(name) == true, changes);
        }

        return new DiffResult(changes.ToImmutable());
    }

    /// <summary>True when two values mean the same. A value that is not known yet equals nothing.</summary>
    public static bool AreEqual(PropertyValue? left, PropertyValue? right)
    {
        var (one, other) = (Plain(left), Plain(right));
        return (one, other) switch
        {
            (null, null) => true,
            (null, _) or (_, null) => false,
            (PropertyValue.Unknown, _) or (_, PropertyValue.Unknown) => false,
            (PropertyValue.List a, PropertyValue.List b) => a.Items.Length == b.Items.Length
                && a.Items.Zip(b.Items).All(pair => AreEqual(pair.First, pair.Second)),
            (PropertyValue.Map a, PropertyValue.Map b) => a.Members.Keys.Union(b.Members.Keys, StringComparer.Ordinal)
                .All(name => AreEqual(a.Members.Find(name), b.Members.Find(name))),
            (PropertyValue.Asset a, PropertyValue.Asset b) when a.Hash.Length > 0 && b.Hash.Length > 0 => a.Hash == b.Hash,
            (PropertyValue.Archive a, PropertyValue.Archive b) when a.Hash.Length > 0 && b.Hash.Length > 0 =>
                a.Hash == b.Hash,
            _ => one == other,
        };
    }

    private static bool IsCompared(string name) =>
        name != "version" && !name.StartsWith("__", StringComparison.Ordinal);

    private static PropertyValue? Plain(PropertyValue? value) =>
        value?.Unwrap() is { } plain and not PropertyValue.Null ? plain : null;

    private static void Collect(
        PropertyPath path,
        PropertyValue? old,
        PropertyValue? wanted,
        bool isReplacing,
        ImmutableSortedDictionary<string, PropertyDiff>.Builder changes)
    {
        if (AreEqual(old, wanted))
        {
            return;
        }

        switch (Plain(old), Plain(wanted))
        {
            case (PropertyValue.Map a, PropertyValue.Map b):
                foreach (var name in a.Members.Keys.Union(b.Members.Keys, StringComparer.Ordinal))
                {
                    Collect(path.Key(name), a.Members.Find(name), b.Members.Find(name), isReplacing, changes);
                }

                break;
            case (PropertyValue.List a, PropertyValue.List b):
                for (var position = 0; position < Math.Max(a.Items.Length, b.Items.Length); position++)
                {
                    Collect(
                        path.Index(position),
                        position < a.Items.Length ? a.Items[position] : null,
                        position < b.Items.Length ? b.Items[position] : null,
                        isReplacing,
                        changes);
                }

                break;
            case var (a, b):
                changes[path.ToString()] = new PropertyDiff(Kind(a, b, isReplacing));
                break;
        }
    }

    private static DiffKind Kind(PropertyValue? old, PropertyValue? wanted, bool isReplacing) => (old, wanted) switch
    {
        (null, _) => isReplacing ? DiffKind.AddReplace : DiffKind.Add,
        (_, null) => isReplacing ? DiffKind.DeleteReplace : DiffKind.Delete,
        _ => isReplacing ? DiffKind.UpdateReplace : DiffKind.Update,
    };
}
