using System.Collections.Immutable;
using Fleet.Protocol;

namespace Fleet.Engine.State.Operations;

/// <summary>Takes resources out of what is recorded.</summary>
internal static class Forgetting
{
    /// <summary>The state without some resources, and which those are.</summary>
    /// <exception cref="DiagnosticException">One is protected, or others depend on one.</exception>
    public static (Deployment Deployment, ImmutableArray<string> Named) Remove(
        Deployment deployment, string stack, IEnumerable<ResourceState> chosen, bool force, bool withDependents)
    {
        var gone = chosen.ToHashSet<ResourceState>(ReferenceEqualityComparer.Instance);
        var dependents = Selection.Dependents(deployment, gone);
        if (withDependents)
        {
            gone.UnionWith(dependents);
        }
        else if (dependents is [var first, ..])
        {
            throw new DiagnosticException(
                $"{dependents.Length} recorded resources of stack '{stack}' depend on what is to be forgotten, such as '{first.Urn}'. Nothing was changed.",
                "Forget them too with --target-dependents.", string.Join('\n', dependents.Select(state => state.Urn.Text)));
        }

        if (!force && gone.FirstOrDefault(state => state.IsProtected) is { } guarded)
        {
            throw new DiagnosticException(
                $"'{guarded.Urn}' is protected. Nothing was changed.",
                $"Take the protection off with 'fleet state unprotect', or give --force.");
        }

        return (Without(deployment, gone), [.. gone.Select(state => state.Urn.Text).Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>
    /// The state without a host: resources named <c>HOST</c> or <c>HOST/…</c>, whatever hangs below them, and all that its
    /// providers manage.
    /// </summary>
    /// <exception cref="DiagnosticException">There is nothing of it, or something of another host depends on it.</exception>
    public static (Deployment Deployment, ImmutableArray<string> Named) Host(Deployment deployment, string stack, string host)
    {
        var roots = deployment.Resources.Where(state => !state.Urn.IsRootStack && IsOf(state.Urn.Name, host)).ToList();
        if (roots.Count == 0)
        {
            var hosts = deployment.Resources.Where(state => state.Urn.IsProvider && state.Urn.Name.Contains('/'))
                .Select(state => state.Urn.Name.Split('/')[0]).Distinct().Order(StringComparer.Ordinal).ToList();
            throw new DiagnosticException(
                $"Stack '{stack}' records nothing of a host '{host}'. Nothing was changed.",
                hosts.Count == 0 ? "It records no hosts at all." : $"It records: {string.Join(", ", hosts.Select(name => $"'{name}'"))}.");
        }

        var gone = Selection.WithChildren(deployment, roots);
        var providers = gone.Where(state => state.IsProvider).Select(state => state.AsProvider).ToHashSet();
        gone.UnionWith(deployment.Resources.Where(state => state.Provider is { } provider && providers.Contains(provider)));
        var names = gone.Select(state => state.Urn).ToHashSet();

        // What others only depended on is no reason to keep it; what hangs on it is.
        var kept = deployment.Resources.Where(state => !gone.Contains(state)).ToList();
        if (kept.FirstOrDefault(state => names.Contains(state.Parent)) is { } child)
        {
            throw new DiagnosticException(
                $"'{child.Urn}' hangs below host '{host}' and is managed elsewhere. Nothing was changed.",
                "Move or delete it first: fleet state delete.");
        }

        var pruned = deployment with
        {
            Resources = [.. deployment.Resources.Select(state => gone.Contains(state) ? state : References.Prune(state, names.Contains, _ => default))],
        };
        return (Without(pruned, gone), [.. gone.Select(state => state.Urn.Text).Distinct().Order(StringComparer.Ordinal)]);
    }

    private static bool IsOf(string name, string host) => name == host || name.StartsWith(host + "/", StringComparison.Ordinal);

    private static Deployment Without(Deployment deployment, HashSet<ResourceState> gone)
    {
        var urns = gone.Select(state => state.Urn).ToHashSet();
        var kept = deployment.Resources.Where(state => !gone.Contains(state)).ToImmutableArray();
        urns.ExceptWith(kept.Select(state => state.Urn));
        return deployment with
        {
            Resources = kept,
            PendingOperations = [.. deployment.PendingOperations.Where(operation => !urns.Contains(operation.Resource.Urn))],
        };
    }
}
