using System.Collections.Immutable;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Providers.Docker;

/// <summary>What must change of a container. Pure.</summary>
internal static class ContainerDiff
{
    private static readonly string[] Networkless = ["host", "none"];

    /// <summary>Compares recorded with wanted.</summary>
    public static DiffResult Of(DiffRequest request)
    {
        var (old, wanted) = (Plain.Of(request.OldInputs), Plain.Of(request.NewInputs));
        var diff = SchemaDiff.Of(ContainerSchema.Schema, old, wanted);
        var changes = diff.Properties;

        // A container found stopped is recorded with a false 'mustRun' in its outputs: it is started, not replaced.
        if (IsStopped(request) && IsTrue(wanted, "mustRun") && IsTrue(wanted, "start"))
        {
            changes = changes.SetItem("mustRun", new PropertyDiff(DiffKind.Update, IsInputDiff: false));
        }

        // Networks come and go while a container runs, unless it has no network of its own. Which one takes the place of
        // a network that is replaced is not known: the container must leave the old one for that.
        if (changes.ContainsKey("networkMode") || HasNoNetworks(wanted)
            || wanted.Find("networksAdvanced")?.ContainsUnknowns == true)
        {
            changes = changes.ToImmutableSortedDictionary(
                change => change.Key,
                change => change.Key.StartsWith("networksAdvanced", StringComparison.Ordinal)
                    ? Replacing(change.Value)
                    : change.Value,
                StringComparer.Ordinal);
        }

        var result = diff with { Properties = changes };
        return result with { DeleteBeforeReplace = result.ReplacePaths.Any() };
    }

    /// <summary>True when the container's network is another container's, the host's or none.</summary>
    public static bool HasNoNetworks(PropertyMap inputs) => inputs.Find("networkMode")?.AsText() is { } mode
        && (Networkless.Contains(mode) || mode.StartsWith("container:", StringComparison.Ordinal));

    private static bool IsStopped(DiffRequest request) =>
        request.OldOutputs.Find("mustRun")?.AsBool() == false
        && !request.IgnoreChanges.Contains("mustRun");

    private static bool IsTrue(PropertyMap inputs, string name) =>
        Canonical.Of(ContainerSchema.Property(name), inputs.Find(name))?.AsBool() == true;

    private static PropertyDiff Replacing(PropertyDiff difference) => difference with
    {
        Kind = difference.Kind switch
        {
            DiffKind.Add or DiffKind.AddReplace => DiffKind.AddReplace,
            DiffKind.Delete or DiffKind.DeleteReplace => DiffKind.DeleteReplace,
            DiffKind.Update or DiffKind.UpdateReplace => DiffKind.UpdateReplace,
        },
    };
}
