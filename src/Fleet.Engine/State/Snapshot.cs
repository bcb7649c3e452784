using System.Collections.Immutable;
using Fleet.Protocol;

namespace Fleet.Engine.State;

/// <summary>
/// A checkpoint's content with the entries of a journal applied. Applying an entry costs what the entry is about;
/// <see cref="Fold"/> puts the whole together once.
/// </summary>
internal sealed class Snapshot
{
    private readonly Deployment _base;
    private readonly List<ResourceState?> _slots;
    private readonly HashSet<int> _settled = [];
    private readonly SortedDictionary<long, PendingOperation> _begun = [];
    private readonly Dictionary<Urn, Urn> _renamed = [];
    private readonly Dictionary<Urn, Urn> _parentsOfGone = [];

    public Snapshot(Deployment deployment)
    {
        _base = deployment;
        _slots = [.. deployment.Resources];
    }

    /// <summary>True when no entry was applied.</summary>
    public bool IsUnchanged { get; private set; } = true;

    /// <summary>A slot for a resource that is not recorded yet.</summary>
    public int NewSlot()
    {
        _slots.Add(null);
        return _slots.Count - 1;
    }

    public void Apply(JournalEntry entry)
    {
        IsUnchanged = false;
        if (entry.Begins is { } operation)
        {
            _begun[entry.Number] = operation;
        }

        _begun.Remove(entry.Ends);
        _settled.UnionWith(entry.Settles);
        foreach (var change in entry.Changes)
        {
            Apply(change);
        }
    }

    /// <summary>The whole as a checkpoint holds it: references in order, old names replaced.</summary>
    public Deployment Fold()
    {
        var live = _slots.Where(state => state is { IsDeleted: false }).Select(state => state!.Urn).ToHashSet();
        var states = _slots.OfType<ResourceState>().Select(state => Mend(state, live));
        return _base with
        {
            Resources = Sort([.. states]),
            PendingOperations =
            [
                .. _base.PendingOperations.Where((_, index) => !_settled.Contains(index)),
                .. _begun.Values,
            ],
        };
    }

    private void Apply(SlotChange change)
    {
        while (_slots.Count <= change.Slot)
        {
            _slots.Add(null);
        }

        var old = _slots[change.Slot];
        _slots[change.Slot] = change.State;
        if (old is null)
        {
            return;
        }

        if (change.IsGone)
        {
            _parentsOfGone[old.Urn] = old.Parent;
        }
        else if (change.State is { } state && state.Urn != old.Urn)
        {
            _renamed[old.Urn] = state.Urn;
        }
    }

    // What this run has not registered anew, or not wholly, can still refer by an old name, or to what was found
    // missing. A name that was given up is not given out again in the same run.
    private ResourceState Mend(ResourceState state, HashSet<Urn> live)
    {
        var mended = _renamed.Count > 0 ? References.Rewrite(state, Renamed) : state;
        return _parentsOfGone.Count > 0
            ? References.Prune(mended, urn => _parentsOfGone.ContainsKey(urn) && !live.Contains(urn), ParentOfGone)
            : mended;
    }

    private Urn Renamed(Urn urn) => _renamed.GetValueOrDefault(urn, urn);

    private Urn ParentOfGone(Urn urn) => _parentsOfGone[urn];

    /// <summary>Each resource behind those it refers to; what is in order already stays as it is.</summary>
    internal static ImmutableArray<ResourceState> Sort(ImmutableArray<ResourceState> states)
    {
        var holders = new Dictionary<Urn, int>();
        for (var i = 0; i < states.Length; i++)
        {
            if (!states[i].IsDeleted || !holders.ContainsKey(states[i].Urn))
            {
                holders[states[i].Urn] = i;
            }
        }

        var providers = new Dictionary<ProviderReference, int>();
        for (var i = 0; i < states.Length; i++)
        {
            if (states[i].IsProvider)
            {
                providers[states[i].AsProvider] = i;
            }
        }

        IEnumerable<int> Before(int index)
        {
            var found = states[index].References()
                .Select(urn => holders.GetValueOrDefault(urn, -1));
            return states[index].Provider is { } provider && providers.TryGetValue(provider, out var at)
                ? found.Prepend(at)
                : found;
        }

        return [.. TopologicalOrder.Sort(states.Length, Before).Select(index => states[index])];
    }
}
