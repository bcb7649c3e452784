using System.Collections.Immutable;
using Fleet.Protocol;

namespace Fleet.Engine.State.Operations;

/// <summary>Finds recorded resources by what an operator writes, and what hangs on them.</summary>
internal static class Selection
{
    /// <summary>The resources of a URN, or of a name that only one URN has; copies that wait for their removal included.</summary>
    /// <exception cref="DiagnosticException">There is none, or the name is not enough.</exception>
    public static ImmutableArray<ResourceState> Find(Deployment deployment, string stack, string text)
    {
        var found = deployment.Resources.Where(state => state.Urn.Text == text).ToImmutableArray();
        if (!found.IsEmpty)
        {
            return found;
        }

        var named = deployment.Resources.Where(state => state.Urn.Name == text).ToImmutableArray();
        return named.Select(state => state.Urn).Distinct().Count() switch
        {
            1 => named,
            0 => throw new DiagnosticException(
                $"Stack '{stack}' records no resource '{text}'. Nothing was changed.", "See them with: fleet stack graph - or fleet stack export"),
            _ => throw new DiagnosticException(
                $"'{text}' is the name of several resources of stack '{stack}'. Nothing was changed.",
                "Give the URN: " + string.Join(", ", named.Select(state => $"'{state.Urn}'").Distinct())),
        };
    }

    /// <summary>What would refer to nothing without some resources: those that refer to them, and to those, and so on.</summary>
    public static ImmutableArray<ResourceState> Dependents(Deployment deployment, IReadOnlySet<ResourceState> gone)
    {
        var kept = deployment.Resources.Where(state => !gone.Contains(state)).Select(state => state.Urn).ToHashSet();
        var lost = gone.Select(state => state.Urn).Where(urn => !kept.Contains(urn)).ToHashSet();
        var providers = gone.Where(state => state.IsProvider).Select(state => state.AsProvider).ToHashSet();
        var found = ImmutableArray.CreateBuilder<ResourceState>();
        foreach (var state in deployment.Resources.Where(state => !gone.Contains(state)))
        {
            // The list is in order: whatever refers to a resource comes after it.
            if (state.References().Any(lost.Contains) || (state.Provider is { } provider && providers.Contains(provider)))
            {
                found.Add(state);
                lost.Add(state.Urn);
                if (state.IsProvider)
                {
                    providers.Add(state.AsProvider);
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Some resources and everything below them.</summary>
    public static HashSet<ResourceState> WithChildren(Deployment deployment, IEnumerable<ResourceState> roots)
    {
        var found = roots.ToHashSet<ResourceState>(ReferenceEqualityComparer.Instance);
        var urns = found.Select(state => state.Urn).ToHashSet();
        foreach (var state in deployment.Resources)
        {
            if (urns.Contains(state.Parent))
            {
                found.Add(state);
                urns.Add(state.Urn);
            }
        }

        return found;
    }
}
