using System.Collections.Immutable;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Pulumirpc;
using PropertyDiff = Pulumirpc.PropertyDiff;

namespace Fleet.Plugin;

/// <summary>Writes a provider's answers as messages.</summary>
internal static class ProviderMessages
{
    public static CheckResponse Write(CheckResult result)
    {
        var response = new CheckResponse { Inputs = PropertyCodec.Encode(result.Inputs) };
        response.Failures.AddRange(Failures(result.Failures));
        return response;
    }

    public static DiffResponse Write(DiffResult result)
    {
        var response = new DiffResponse
        {
            Changes = result.IsUnknown ? DiffResponse.Types.DiffChanges.DiffUnknown
                : result.HasChanges ? DiffResponse.Types.DiffChanges.DiffSome
                : DiffResponse.Types.DiffChanges.DiffNone,
            DeleteBeforeReplace = result.DeleteBeforeReplace,
            HasDetailedDiff = !result.IsUnknown,
        };
        response.Replaces.AddRange(TopLevel(result.ReplacePaths));
        response.Diffs.AddRange(TopLevel(result.Properties.Keys));
        foreach (var (path, difference) in result.Properties)
        {
            response.DetailedDiff.Add(path, new PropertyDiff { Kind = Kind(difference.Kind), InputDiff = difference.IsInputDiff });
        }

        return response;
    }

    public static InvokeResponse Write(InvokeResult result)
    {
        var response = new InvokeResponse { Return = PropertyCodec.Encode(result.Result) };
        response.Failures.AddRange(Failures(result.Failures));
        return response;
    }

    private static IEnumerable<Pulumirpc.CheckFailure> Failures(
        ImmutableArray<Fleet.Protocol.Providers.CheckFailure> failures) =>
        (failures.IsDefault ? [] : failures).Select(
            failure => new Pulumirpc.CheckFailure { Property = failure.Property, Reason = failure.Reason });

    private static IEnumerable<string> TopLevel(IEnumerable<string> paths) => paths
        .Select(path => PropertyPath.TryParse(path, out var parsed) ? parsed.FirstKey ?? path : path)
        .Distinct();

    private static PropertyDiff.Types.Kind Kind(DiffKind kind) => kind switch
    {
        DiffKind.Add => PropertyDiff.Types.Kind.Add,
        DiffKind.AddReplace => PropertyDiff.Types.Kind.AddReplace,
        DiffKind.Delete => PropertyDiff.Types.Kind.Delete,
        DiffKind.DeleteReplace => PropertyDiff.Types.Kind.DeleteReplace,
        DiffKind.Update => PropertyDiff.Types.Kind.Update,
        DiffKind.UpdateReplace => PropertyDiff.Types.Kind.UpdateReplace,
    };
}
