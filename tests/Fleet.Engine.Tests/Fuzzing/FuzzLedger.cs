using Fleet.Engine.State;
using Fleet.Engine.Tests.Kit;
using FluentAssertions;

namespace Fleet.Engine.Tests.Fuzzing;

/// <summary>
/// Knows of every object what was last recorded of it, so that what is there and no longer recorded can be told from what
/// was to be kept, and what is gone from what was protected.
/// </summary>
internal sealed class FuzzLedger(TestStack stack)
{
    private readonly Dictionary<string, bool> _kept = [];
    private readonly HashSet<string> _byHand = [];
    private readonly HashSet<string> _begun = [];

    /// <summary>Notes an object that somebody has made by hand: nobody need know of it.</summary>
    public void AddByHand(string id) => _byHand.Add(id);

    /// <summary>Checks that nothing is there that nobody knows of: it is recorded, begun, or was recorded as to be kept.</summary>
    public void Check(Deployment state)
    {
        foreach (var resource in state.Resources.Where(resource => resource.IsCustom))
        {
            _kept[resource.Id] = resource.RetainOnDelete;
        }

        // One that was begun, and that the next run takes over and removes at once, is recorded as what was begun only.
        foreach (var begun in state.PendingOperations.Where(pending => pending.Kind == PendingKind.Creating).Select(pending => pending.Resource))
        {
            foreach (var made in stack.Cloud.Objects.Values.Where(made => made.Urn == begun.Urn && !_kept.ContainsKey(made.Id)))
            {
                _kept[made.Id] = begun.RetainOnDelete;
                _begun.Add(made.Id);
            }
        }

        // One that was removed for its replacement is still recorded with the id it had.
        var owned = state.Resources.Where(resource => !resource.IsPendingReplacement).Select(resource => resource.Id).ToHashSet();
        var pending = state.PendingOperations.Select(operation => operation.Resource.Urn).ToHashSet();
        stack.Cloud.Objects.Values
            .Where(made => !owned.Contains(made.Id) && !_byHand.Contains(made.Id) && !_kept.GetValueOrDefault(made.Id)
                && !(_begun.Contains(made.Id) && pending.Contains(made.Urn)))
            .Select(made => made.Id).Should().BeEmpty("each is recorded, or was to be kept");
    }

    /// <summary>Checks that objects are there that nobody may have removed.</summary>
    /// <param name="round">What was done.</param>
    /// <param name="before">The state before it.</param>
    /// <param name="existing">The objects before it.</param>
    public void CheckSurvivors(FuzzRound round, Deployment before, IEnumerable<string> existing)
    {
        if (round.Operation is not (Operation.Up or Operation.Destroy))
        {
            existing.Except(stack.Cloud.Objects.Keys).Should().BeEmpty("a {0} removes nothing", round.Operation);
            return;
        }

        // Asked for without protection, it may give way, in this run or where that was begun before and got lost.
        var unprotected = round.Operation == Operation.Up
            ? round.Program.Declared.Where(thing => !thing.IsProtected).SelectMany(thing => thing.OldUrns.Append(thing.Urn)).ToHashSet()
            : [];
        unprotected.UnionWith(before.PendingOperations
            .Where(pending => pending is { Kind: PendingKind.Creating, Resource.IsProtected: false }).Select(pending => pending.Resource.Urn.Text));

        // What only waits for its removal was replaced while that was allowed.
        before.Resources
            .Where(state => state is { IsProtected: true, IsCustom: true, IsDeleted: false, IsPendingReplacement: false } && !unprotected.Contains(state.Urn.Text))
            .Select(state => state.Id).Intersect(existing).Except(stack.Cloud.Objects.Keys).Should().BeEmpty("they are protected");
    }
}
