using Fleet.Engine.State;
using Fleet.Protocol;

namespace Fleet.Engine.Execution;

/// <summary>
/// Which resources need no removal of their own, since their object goes with that of another (<c>deletedWith</c>). They
/// are forgotten in the very record that says that the other one is gone: until then nobody knows that it will be.
/// </summary>
internal static class GoneTogether
{
    /// <summary>
    /// For each resource that is to be removed the one whose removal takes it along; null for those that are removed by
    /// themselves.
    /// </summary>
    /// <param name="items">What is to be removed, in the checkpoint's order.</param>
    /// <param name="needs">For each the indices of those that must outlive it.</param>
    /// <param name="copies">How many objects are recorded under a name, those that stay included.</param>
    public static IReadOnlyList<int?> LeadersOf(IReadOnlyList<OldResource> items, IReadOnlyList<int>[] needs, Func<Urn, int> copies)
    {
        var leaders = new int?[items.Count];
        if (items.All(item => item.State!.DeletedWith.IsEmpty))
        {
            return leaders;
        }

        var outlives = needs.Select(list => list.ToHashSet()).ToArray();
        for (var i = 0; i < items.Count; i++)
        {
            if (!HasObject(items[i].State!) || TargetOf(items, i, copies) is not { } target)
            {
                continue;
            }

            var leader = leaders[target] ?? target;
            var others = needs[i].Where(need => need != leader && leaders[need] != leader).ToList();
            if (HasObject(items[leader].State!) && !others.Exists(other => Reaches(outlives, other, leader)))
            {
                leaders[i] = leader;

                // It stays recorded until the leader is gone, so what it needs outlives that one too.
                outlives[leader].UnionWith(others);
            }
        }

        return leaders;
    }

    /// <summary>True when there is an object that is the resource's own to remove.</summary>
    public static bool HasObject(ResourceState state) => state is
    {
        IsCustom: true, IsProvider: false, IsExternal: false, RetainOnDelete: false, IsPendingReplacement: false,
    };

    // Of two objects of one name, one of which was replaced by the other, nobody knows which one takes it along: the program
    // may have left it as it was, or made it anew in between. It is removed by itself then.
    private static int? TargetOf(IReadOnlyList<OldResource> items, int index, Func<Urn, int> copies)
    {
        var item = items[index];
        if (item.State!.DeletedWith is not { IsEmpty: false } name || copies(name) > 1)
        {
            return null;
        }

        for (var i = index - 1; i >= 0; i--)
        {
            if (items[i].State!.Urn == name && items[i].WasDeleted == item.WasDeleted)
            {
                return i;
            }
        }

        return null;
    }

    private static bool Reaches(HashSet<int>[] outlives, int from, int to)
    {
        var seen = new HashSet<int> { from };
        var open = new Stack<int>([from]);
        while (open.TryPop(out var next))
        {
            if (next == to)
            {
                return true;
            }

            foreach (var need in outlives[next].Where(seen.Add))
            {
                open.Push(need);
            }
        }

        return false;
    }
}
