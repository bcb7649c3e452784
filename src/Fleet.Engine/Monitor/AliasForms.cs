using Fleet.Protocol.Grpc;
using Pulumirpc;

namespace Fleet.Engine.Monitor;

/// <summary>The forms in which SDKs send aliases, brought into one.</summary>
internal static class AliasForms
{
    /// <summary>
    /// Puts aliases that are whole URNs among the others. Old Node SDKs leave the parent out where they mean that there was
    /// none, and say that there was none where they mean the present one; newer ones say that they do not.
    /// </summary>
    public static void Unify(RegisterResourceRequest request, ServerCall call)
    {
        if (!request.AliasSpecs && IsNode(call))
        {
            foreach (var spec in request.Aliases.Select(alias => alias.Spec).Where(spec => spec is not null))
            {
                Swap(spec);
            }
        }

        var specs = request.Aliases.ToList();
        request.Aliases.Clear();
        request.Aliases.AddRange(request.AliasURNs.Select(urn => new Alias { Urn = urn }));
        request.Aliases.AddRange(specs);
        request.AliasURNs.Clear();
        request.AliasSpecs = true;
    }

    private static void Swap(Alias.Types.Spec spec)
    {
        if (spec.NoParent)
        {
            spec.ClearParent();
        }
        else if (spec.ParentUrn.Length == 0)
        {
            spec.NoParent = true;
        }
    }

    private static bool IsNode(ServerCall call) =>
        call.FindHeader("pulumi-runtime") == "nodejs"
        || call.UserAgent.StartsWith("grpc-node-js/", StringComparison.Ordinal);
}
