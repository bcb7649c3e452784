using System.Collections.Immutable;
using Fleet.Engine.Planning;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Pulumirpc;
using DiffRequest = Fleet.Protocol.Providers.DiffRequest;
using PropertyDiff = Fleet.Protocol.Providers.PropertyDiff;

namespace Fleet.Engine.Plugins;

/// <summary>
/// What a plugin's comparison says. Older plugins name whole properties or nothing at all; what exactly differs is then
/// seen between the inputs.
/// </summary>
internal static class PluginDiff
{
    public static DiffResult Read(DiffResponse response, DiffRequest request)
    {
        if (response.Changes == DiffResponse.Types.DiffChanges.DiffNone)
        {
            return DiffResult.None;
        }

        var properties = response.HasDetailedDiff || response.DetailedDiff.Count > 0
            ? response.DetailedDiff.ToImmutableSortedDictionary(
                entry => entry.Key, entry => new PropertyDiff(Kind(entry.Value.Kind), entry.Value.InputDiff), StringComparer.Ordinal)
            : Compare(response, request);
        foreach (var name in response.Replaces)
        {
            properties = Replacing(properties, name);
        }

        return new DiffResult(properties)
        {
            DeleteBeforeReplace = response.DeleteBeforeReplace,
            HasUnnamedChanges = response.Changes == DiffResponse.Types.DiffChanges.DiffSome,
        };
    }

    private static ImmutableSortedDictionary<string, PropertyDiff> Compare(DiffResponse response, DiffRequest request)
    {
        var seen = InputDiff.Compare(request.OldInputs, request.NewInputs);
        if (response.Diffs.Count == 0)
        {
            return seen;
        }

        var named = response.Diffs.ToHashSet(StringComparer.Ordinal);
        var kept = seen.Where(entry => named.Contains(TopLevel(entry.Key))).ToImmutableSortedDictionary(StringComparer.Ordinal);
        foreach (var name in named.Where(name => kept.Keys.All(path => TopLevel(path) != name)))
        {
            kept = kept.Add(name, new PropertyDiff(DiffKind.Update, IsInputDiff: false));
        }

        return kept;
    }

    private static ImmutableSortedDictionary<string, PropertyDiff> Replacing(
        ImmutableSortedDictionary<string, PropertyDiff> properties, string name)
    {
        var paths = properties.Keys.Where(path => path == name || TopLevel(path) == name).ToList();
        return paths.Count == 0
            ? properties.SetItem(name, new PropertyDiff(DiffKind.UpdateReplace))
            : properties.SetItems(paths.Select(path => KeyValuePair.Create(path, properties[path] with
            {
                Kind = properties[path].Kind switch
                {
                    DiffKind.Add or DiffKind.AddReplace => DiffKind.AddReplace,
                    DiffKind.Delete or DiffKind.DeleteReplace => DiffKind.DeleteReplace,
                    DiffKind.Update or DiffKind.UpdateReplace => DiffKind.UpdateReplace,
                },
            })));
    }

    private static string TopLevel(string path) =>
        PropertyPath.TryParse(path, out var parsed) ? parsed.FirstKey ?? path : path;

    private static DiffKind Kind(Pulumirpc.PropertyDiff.Types.Kind kind) => kind switch
    {
        Pulumirpc.PropertyDiff.Types.Kind.Add => DiffKind.Add,
        Pulumirpc.PropertyDiff.Types.Kind.AddReplace => DiffKind.AddReplace,
        Pulumirpc.PropertyDiff.Types.Kind.Delete => DiffKind.Delete,
        Pulumirpc.PropertyDiff.Types.Kind.DeleteReplace => DiffKind.DeleteReplace,
        Pulumirpc.PropertyDiff.Types.Kind.UpdateReplace => DiffKind.UpdateReplace,
        _ => DiffKind.Update,
    };
}
