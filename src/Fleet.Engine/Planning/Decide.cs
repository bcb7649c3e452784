using System.Collections.Immutable;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Planning;

/// <summary>Whether a recorded resource stays, changes or gives way: functions of what is recorded and wanted.</summary>
internal static class Decide
{
    private const string InitErrorPath = "#initerror";

    /// <summary>
    /// A replacement that something other than a property forces; null when the properties decide. Nobody needs to be
    /// asked then.
    /// </summary>
    /// <param name="old">What is recorded.</param>
    /// <param name="wanted">What is to be recorded.</param>
    /// <param name="forced">What the run knows beyond the two.</param>
    public static Decision? WithoutProperties(ResourceState old, ResourceState wanted, ForcedReplacement forced)
    {
        if (!SameTrigger(old.ReplacementTrigger, wanted.ReplacementTrigger))
        {
            return Replaced([], "its replacement trigger changed");
        }

        if (forced.IsRequested)
        {
            return Replaced(["id"], "its replacement was asked for");
        }

        if (old.IsTainted)
        {
            return Replaced(["id"], "it is marked as tainted");
        }

        if (wanted.ReplaceWith.FirstOrDefault(forced.IsReplaced) is { IsEmpty: false } with)
        {
            return Replaced(["replaceWith"], $"'{with.Name}' is replaced");
        }

        if (!wanted.DeletedWith.IsEmpty && forced.IsReplaced(wanted.DeletedWith))
        {
            return Replaced(["deletedWith"], $"'{wanted.DeletedWith.Name}' is replaced");
        }

        return forced.IsOfOtherProvider ? Replaced(["provider"], "its provider gives way to another") : null;
    }

    /// <summary>What a component's inputs mean: it has no object, so it never gives way.</summary>
    public static Decision Component(ResourceState old, ResourceState wanted)
    {
        var differences = InputDiff.Compare(old.Inputs, wanted.Inputs);
        return new Decision(differences.IsEmpty ? Verdict.Same : Verdict.Update) { Differences = differences };
    }

    /// <summary>What a provider's comparison means.</summary>
    public static Decision FromProvider(
        ResourceState old, ResourceState wanted, DiffResult diff, ImmutableArray<string> replaceOnChanges)
    {
        var differences = diff.IsUnknown ? InputDiff.Compare(old.Inputs, wanted.Inputs) : diff.Properties;
        differences = Upgrade(differences, replaceOnChanges);
        var keys = differences.Where(difference => difference.Value.IsReplace).Select(difference => difference.Key)
            .ToImmutableArray();
        if (!old.InitErrors.IsEmpty && replaceOnChanges.Contains(InitErrorPath))
        {
            keys = keys.Add(InitErrorPath);
        }

        var verdict = !keys.IsEmpty || old.IsPendingReplacement ? Verdict.Replace
            : !differences.IsEmpty || diff.HasUnnamedChanges || !old.InitErrors.IsEmpty ? Verdict.Update
            : Verdict.Same;
        return new Decision(verdict)
        {
            ReplaceKeys = keys,
            Differences = differences,
            DeleteBeforeReplace = diff.DeleteBeforeReplace,
            Reasons = old.InitErrors.IsEmpty ? []
                : Interruption.IsMarked(old) ? ["a run before was interrupted while it was changing this"]
                : ["it did not become healthy in the run before"],
        };
    }

    private static ImmutableSortedDictionary<string, PropertyDiff> Upgrade(
        ImmutableSortedDictionary<string, PropertyDiff> differences, ImmutableArray<string> replaceOnChanges)
    {
        if (replaceOnChanges.IsEmpty)
        {
            return differences;
        }

        var paths = Paths(replaceOnChanges).ToList();
        return differences.ToImmutableSortedDictionary(
            difference => difference.Key,
            difference => IsCovered(paths, difference.Key)
                ? difference.Value with { Kind = AsReplacement(difference.Value.Kind) }
                : difference.Value,
            StringComparer.Ordinal);
    }

    private static DiffKind AsReplacement(DiffKind kind) => kind switch
    {
        DiffKind.Add or DiffKind.AddReplace => DiffKind.AddReplace,
        DiffKind.Delete or DiffKind.DeleteReplace => DiffKind.DeleteReplace,
        DiffKind.Update or DiffKind.UpdateReplace => DiffKind.UpdateReplace,
    };

    private static bool IsCovered(List<PropertyPath> patterns, string path) =>
        PropertyPath.TryParse(path, out var parsed) && patterns.Any(pattern => pattern.Contains(parsed));

    private static IEnumerable<PropertyPath> Paths(ImmutableArray<string> texts)
    {
        foreach (var text in texts)
        {
            if (PropertyPath.TryParse(text, out var path))
            {
                yield return path;
            }
        }
    }

    private static bool SameTrigger(PropertyValue? old, PropertyValue? wanted) =>
        wanted is null or PropertyValue.Null || (wanted is not PropertyValue.Unknown && Equals(old?.Unwrap(), wanted.Unwrap()));

    private static Decision Replaced(ImmutableArray<string> keys, string reason) =>
        new(Verdict.Replace) { ReplaceKeys = keys, Reasons = [reason] };
}

/// <summary>What the run knows of a resource that may force its replacement.</summary>
/// <param name="IsRequested">The operator asked for it.</param>
/// <param name="IsOfOtherProvider">Its provider is another, and that one cannot take over.</param>
/// <param name="IsReplaced">Whether another resource was replaced in this run.</param>
internal sealed record ForcedReplacement(bool IsRequested, bool IsOfOtherProvider, Func<Urn, bool> IsReplaced);
