using System.Collections.Immutable;
using Fleet.Protocol;

namespace Fleet.Engine.State;

/// <summary>Changes what a recorded resource refers to.</summary>
internal static class References
{
    /// <summary>The resource with every reference replaced.</summary>
    public static ResourceState Rewrite(ResourceState state, Func<Urn, Urn> rename) => state with
    {
        Parent = rename(state.Parent),
        DeletedWith = rename(state.DeletedWith),
        ViewOf = rename(state.ViewOf),
        Dependencies = [.. state.Dependencies.Select(rename)],
        ReplaceWith = [.. state.ReplaceWith.Select(rename)],
        PropertyDependencies = state.PropertyDependencies.ToImmutableSortedDictionary(
            pair => pair.Key, pair => pair.Value.Select(rename).ToImmutableArray(), StringComparer.Ordinal),
        Provider = state.Provider is { } provider ? provider with { Urn = rename(provider.Urn) } : null,
    };

    /// <summary>The resource without references to what is gone; a parent that is gone gives way to its own parent.</summary>
    public static ResourceState Prune(ResourceState state, Func<Urn, bool> isGone, Func<Urn, Urn> parentOf)
    {
        if (!state.References().Any(isGone))
        {
            return state;
        }

        var parent = state.Parent;
        while (!parent.IsEmpty && isGone(parent))
        {
            parent = parentOf(parent);
        }

        return state with
        {
            Parent = parent,
            DeletedWith = isGone(state.DeletedWith) ? default : state.DeletedWith,
            ViewOf = isGone(state.ViewOf) ? default : state.ViewOf,
            Dependencies = state.Dependencies.RemoveAll(urn => isGone(urn)),
            ReplaceWith = state.ReplaceWith.RemoveAll(urn => isGone(urn)),
            PropertyDependencies = state.PropertyDependencies.ToImmutableSortedDictionary(
                pair => pair.Key, pair => pair.Value.RemoveAll(urn => isGone(urn)), StringComparer.Ordinal),
        };
    }
}
