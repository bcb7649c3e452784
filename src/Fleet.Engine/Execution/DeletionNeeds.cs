using Fleet.Engine.State;
using Fleet.Protocol;

namespace Fleet.Engine.Execution;

/// <summary>What must outlive what, among resources that are to be removed.</summary>
internal static class DeletionNeeds
{
    /// <summary>What a resource refers to, its provider included.</summary>
    public static IEnumerable<Urn> Of(ResourceState state) =>
        state.Provider is { } provider ? state.References().Append(provider.Urn) : state.References();

    /// <summary>
    /// For each resource the indices of those that must outlive it: what it refers to, and, where that is a component,
    /// everything inside of it as well. Never in a circle: a name that occurs twice must not make two wait for each
    /// other, nor a resource for the component that it is part of.
    /// </summary>
    /// <param name="states">The resources, in the checkpoint's order.</param>
    public static int[][] Of(IReadOnlyList<ResourceState> states)
    {
        var byUrn = Enumerable.Range(0, states.Count).ToLookup(index => states[index].Urn);
        var byParent = Enumerable.Range(0, states.Count).ToLookup(index => states[index].Parent);
        var inside = new Dictionary<Urn, int[]>();
        var needs = new int[states.Count][];
        for (var i = 0; i < states.Count; i++)
        {
            var state = states[i];
            var direct = Of(state).Distinct().SelectMany(urn => byUrn[urn]);
            var indirect = state.Dependencies.Distinct().SelectMany(urn => byUrn[urn])
                .Where(index => !states[index].IsCustom)
                .SelectMany(index => Inside(states[index].Urn));
            needs[i] = [.. direct.Concat(indirect).Where(index => index != i).Distinct()];
        }

        var order = TopologicalOrder.Sort(states.Count, index => needs[index]);
        var position = new int[states.Count];
        for (var i = 0; i < order.Count; i++)
        {
            position[order[i]] = i;
        }

        for (var i = 0; i < needs.Length; i++)
        {
            needs[i] = [.. needs[i].Where(need => position[need] < position[i])];
        }

        return needs;

        int[] Inside(Urn component)
        {
            if (!inside.TryGetValue(component, out var found))
            {
                // Filled in before going deeper, since names may occur twice.
                inside[component] = [];
                inside[component] = found =
                    [.. byParent[component].SelectMany(index => states[index].IsCustom ? [index] : Inside(states[index].Urn).Append(index))];
            }

            return found;
        }
    }
}
