using Fleet.Engine.State;
using Fleet.Protocol;

namespace Fleet.Engine.Execution;

/// <summary>What must outlive what, among resources that are to be removed.</summary>
internal sealed class DeletionNeeds
{
    private readonly IReadOnlyList<ResourceState> _states;
    private readonly ILookup<Urn, int> _byUrn;
    private readonly ILookup<Urn, int> _byParent;
    private readonly List<int>[] _needs;

    private DeletionNeeds(IReadOnlyList<ResourceState> states)
    {
        _states = states;
        _byUrn = Enumerable.Range(0, states.Count).ToLookup(index => states[index].Urn);
        _byParent = Enumerable.Range(0, states.Count).ToLookup(index => states[index].Parent);
        _needs = new List<int>[states.Count];
    }

    /// <summary>What a resource refers to, its provider included.</summary>
    public static IEnumerable<Urn> Of(ResourceState state) =>
        state.Provider is { } provider ? state.References().Append(provider.Urn) : state.References();

    /// <summary>
    /// For each resource the indices of those that must outlive it: what it refers to, and, where that is a component,
    /// everything inside of it as well. Never in a circle: what is said outright counts more than what follows from a
    /// component, and a resource does not wait for the component that it is part of.
    /// </summary>
    /// <param name="states">The resources, in the checkpoint's order.</param>
    public static IReadOnlyList<int>[] Of(IReadOnlyList<ResourceState> states)
    {
        var needs = new DeletionNeeds(states);
        needs.AddDirect();
        needs.AddInsides();
        return needs._needs;
    }

    // A name that occurs twice must not make two wait for each other: the checkpoint's order decides.
    private void AddDirect()
    {
        for (var i = 0; i < _states.Count; i++)
        {
            var index = i;
            _needs[i] = [.. Of(_states[i]).Distinct().SelectMany(urn => _byUrn[urn]).Where(need => need < index)];
        }
    }

    private void AddInsides()
    {
        for (var i = 0; i < _states.Count; i++)
        {
            var components = _states[i].Dependencies.Distinct().SelectMany(urn => _byUrn[urn]).Where(need => !_states[need].IsCustom);
            foreach (var component in components.ToList())
            {
                var insides = Inside(component).ToList();
                foreach (var inside in insides.Contains(i) ? [] : insides)
                {
                    if (!_needs[i].Contains(inside) && !Reaches(inside, i))
                    {
                        _needs[i].Add(inside);
                    }
                }
            }
        }
    }

    private IEnumerable<int> Inside(int component)
    {
        var found = new HashSet<int> { component };
        var open = new Queue<int>([component]);
        while (open.TryDequeue(out var parent))
        {
            foreach (var child in _byParent[_states[parent].Urn].Where(found.Add))
            {
                open.Enqueue(child);
                yield return child;
            }
        }
    }

    private bool Reaches(int from, int to)
    {
        var seen = new HashSet<int> { from };
        var open = new Stack<int>([from]);
        while (open.TryPop(out var next))
        {
            if (next == to)
            {
                return true;
            }

            foreach (var need in _needs[next].Where(seen.Add))
            {
                open.Push(need);
            }
        }

        return false;
    }
}
