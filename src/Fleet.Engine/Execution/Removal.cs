using Fleet.Protocol;

namespace Fleet.Engine.Execution;

/// <summary>One resource that a run removes, and when it has come how far.</summary>
internal sealed class Removal(OldResource item)
{
    private readonly TaskCompletionSource<bool> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public OldResource Item { get; } = item;

    /// <summary>The removal that takes its object along; null when it is removed by itself.</summary>
    public Removal? Leader { get; set; }

    /// <summary>Those whose object goes with this one.</summary>
    public List<Removal> Followers { get; } = [];

    /// <summary>What must be gone before.</summary>
    public List<Removal> Dependents { get; } = [];

    /// <summary>True once everything before it went well and it waits for its leader; false when it stays.</summary>
    public Task<bool> Ready => _ready.Task;

    /// <summary>True once it is gone; false when it stays.</summary>
    public Task<bool> Done => _done.Task;

    /// <summary>The removals of resources, with what waits for what.</summary>
    /// <param name="items">What is to be removed, in the checkpoint's order.</param>
    /// <param name="copies">How many objects are recorded under a name, those that stay included.</param>
    public static IReadOnlyList<Removal> Of(IReadOnlyList<OldResource> items, Func<Urn, int> copies)
    {
        var needs = DeletionNeeds.Of([.. items.Select(item => item.State!)]);
        var leaders = GoneTogether.LeadersOf(items, needs, copies);
        var removals = items.Select(item => new Removal(item)).ToArray();
        for (var i = 0; i < removals.Length; i++)
        {
            foreach (var need in needs[i])
            {
                removals[need].Dependents.Add(removals[i]);
            }

            if (leaders[i] is { } leader)
            {
                removals[i].Leader = removals[leader];
                removals[leader].Followers.Add(removals[i]);
            }
        }

        return removals;
    }

    /// <summary>Waits for what must be gone before; the result says whether it is.</summary>
    public async Task<bool> ComesNextAsync()
    {
        var results = await Task.WhenAll(Dependents.Select(dependent =>
            dependent.Leader is { } leader && (leader == this || leader == Leader) ? dependent.Ready : dependent.Done));
        return Array.TrueForAll(results, result => result);
    }

    public void SetReady() => _ready.TrySetResult(true);

    public void SetDone(bool isGone)
    {
        _ready.TrySetResult(false);
        _done.SetResult(isGone);
    }
}
