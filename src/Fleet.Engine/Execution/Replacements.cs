using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fleet.Engine.Events;
using Fleet.Engine.Planning;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Execution;

/// <summary>Has an object give way to another, in either order.</summary>
internal sealed class Replacements(RunContext run, StepRunner steps)
{
    private readonly ConcurrentDictionary<Urn, string> _condemnedFor = new();

    /// <summary>Replaces a recorded object.</summary>
    public async Task<Registration> ReplaceAsync(ResourceWork work, Decision decision, ResourceState recorded)
    {
        run.Replaced[work.Wanted.Urn] = true;
        if (work.Goal.DeleteBeforeReplace ?? decision.DeleteBeforeReplace)
        {
            if (ReplacementAsOne.Find(run, work, recorded) is { } provider)
            {
                return await ReplaceAsOneAsync(work, decision, recorded, provider);
            }

            await PrepareAsync(work, recorded);
            await DeleteFirstAsync(recorded, work.Old);
            steps.Pass(Marker(work, decision, recorded));
            return await CreateAsync(work, decision, recorded, work.Old!.Slot, result => [new SlotChange(work.Old.Slot, result)]);
        }

        // The old object stays until everything that depends on it has moved to the new one.
        var slot = run.Recorder.NewSlot();
        var created = await CreateAsync(work, decision, recorded, slot, result =>
        [
            new SlotChange(slot, result),
            new SlotChange(work.Old!.Slot, recorded with { IsDeleted = true }),
        ]);
        work.Old!.State = recorded with { IsDeleted = true };
        work.Old.Use = OldUse.Superseded;
        steps.Pass(Marker(work, decision, recorded));
        return created;
    }

    /// <summary>Makes an object anew whose old one is gone already, or was never the resource's own.</summary>
    public async Task<Registration> RecreateAsync(ResourceWork work)
    {
        var recorded = work.Old!.State!;
        run.Replaced[work.Wanted.Urn] = true;
        var reason = recorded.IsExternal
            ? "it was read before and is managed now"
            : _condemnedFor.GetValueOrDefault(recorded.Urn, "its removal for a replacement was not followed by a new one");
        var decision = new Decision(Verdict.Replace)
        {
            Reasons = [reason],
            Differences = InputDiff.Compare(recorded.Inputs, work.Wanted.Inputs),
        };
        var wanted = work.Wanted with { Id = "", Outputs = PropertyMap.Empty };
        steps.Pass(Marker(work, decision, recorded));
        return await CreateAsync(
            work with { Wanted = wanted }, decision, recorded, work.Old.Slot, result => [new SlotChange(work.Old.Slot, result)]);
    }

    // What depends on the old object cannot outlive it and goes first; the object itself is the provider's to change.
    private async Task<Registration> ReplaceAsOneAsync(
        ResourceWork work, Decision decision, ResourceState recorded, IReplaceAsOne provider)
    {
        await DeleteFirstAsync(recorded, itself: null);
        var slot = work.Old!.Slot;
        var created = await CreateAsync(
            work,
            decision,
            recorded,
            slot,
            result => [new SlotChange(slot, result)],
            token => ReplacementAsOne.ReplaceAsync(run, work, provider, recorded, token));
        steps.Pass(Marker(work, decision, recorded));
        steps.Pass(new Step(StepKind.DeleteReplaced, recorded, null));
        return created;
    }

    private async Task<Registration> CreateAsync(
        ResourceWork work,
        Decision decision,
        ResourceState recorded,
        int slot,
        Func<ResourceState, SlotChange[]> changes,
        Func<CancellationToken, Task<ResourceState>>? act = null)
    {
        var wanted = work.Wanted with { Id = "", Outputs = PropertyMap.Empty, Created = null };
        var step = new Step(StepKind.CreateReplacement, recorded, wanted)
        {
            Decision = decision,
            IsDrift = work.Old!.DriftReason.Length > 0,
        };
        var state = await steps.PerformAsync(
            step,
            PendingKind.Creating,
            act ?? (token => ObjectOperations.CreateAsync(run, work.Provider, wanted, token)),
            changes);
        return work.Done(state, StepKind.CreateReplacement, slot);
    }

    /// <summary>What can go wrong, or be done, while the old object still serves.</summary>
    private async Task PrepareAsync(ResourceWork work, ResourceState recorded)
    {
        var provider = work.Provider;
        if (run.IsPreview || !provider.IsConfigured || provider.Provider is not IPrepareReplacement preparing)
        {
            return;
        }

        using (await run.Gate.EnterAsync(run.Stopping))
        {
            await preparing.PrepareReplacementAsync(
                new DiffRequest(
                    recorded.Urn,
                    recorded.Id,
                    provider.Send(recorded.Inputs, run.IsPreview),
                    provider.Send(recorded.Outputs, run.IsPreview),
                    provider.Send(work.Wanted.Inputs, run.IsPreview)),
                run.Stopping);
        }
    }

    private async Task DeleteFirstAsync(ResourceState recorded, OldResource? itself)
    {
        await run.Condemning.WaitAsync(run.Stopping);
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var condemned = await CondemnAsync(recorded, gone.Task);
            foreach (var dependent in condemned.Reverse())
            {
                await DeleteReplacedAsync(dependent, $"'{recorded.Urn.Name}', which it depends on, is replaced");
            }

            if (itself is not null)
            {
                await DeleteReplacedAsync(itself, "");
            }
        }
        finally
        {
            gone.SetResult();
            run.Condemning.Release();
        }
    }

    /// <summary>What cannot outlive a recorded object, in the order in which things depend on each other.</summary>
    private async Task<ImmutableArray<OldResource>> CondemnAsync(ResourceState recorded, Task gone)
    {
        var condemned = ImmutableArray.CreateBuilder<OldResource>();
        var names = new HashSet<Urn> { recorded.Urn };
        var found = new SortedDictionary<int, OldResource>();
        var open = new Queue<Urn>([recorded.Urn]);
        while (open.TryDequeue(out var urn))
        {
            foreach (var dependent in run.Olds.DependentsOf(urn))
            {
                if (dependent.State is not { IsPendingReplacement: false } state || names.Contains(state.Urn)
                    || !await MustGoAsync(state, names))
                {
                    continue;
                }

                if (state.IsProtected)
                {
                    throw Protection.CannotReplace(state);
                }

                if (run.Olds.TryCondemn(dependent, gone))
                {
                    names.Add(state.Urn);
                    found[dependent.Slot] = dependent;
                    open.Enqueue(state.Urn);
                }
            }
        }

        condemned.AddRange(found.Values);
        return condemned.ToImmutable();
    }

    // Asks the provider what it would do if everything that comes from what goes were not known.
    private async Task<bool> MustGoAsync(ResourceState state, HashSet<Urn> going)
    {
        if (state.Provider is not { } reference)
        {
            return false;
        }

        if (going.Contains(reference.Urn) || going.Contains(state.DeletedWith) || state.ReplaceWith.Any(going.Contains))
        {
            return true;
        }

        var inputs = state.Inputs;
        foreach (var name in state.Inputs.Keys)
        {
            var sources = state.PropertyDependencies.IsEmpty
                ? state.Dependencies
                : state.PropertyDependencies.GetValueOrDefault(name, []);
            if (sources.Any(going.Contains))
            {
                inputs = inputs.With(name, PropertyValue.Unknown.Instance);
            }
        }

        if (ReferenceEquals(inputs, state.Inputs))
        {
            return false;
        }

        var provider = await run.Providers.GetAsync(reference);
        var diff = await provider.Provider.DiffAsync(
            new DiffRequest(
                state.Urn,
                state.Id,
                provider.Send(state.Inputs, isPreview: true),
                provider.Send(state.Outputs, isPreview: true),
                provider.Send(inputs, isPreview: true)),
            run.Stopping);
        return diff.ReplacePaths.Any();
    }

    private async Task DeleteReplacedAsync(OldResource old, string reason)
    {
        if (old.Decide() is not { IsPendingReplacement: false } state)
        {
            return;
        }

        var marked = state with { IsPendingReplacement = true };
        var step = new Step(StepKind.DeleteReplaced, state, null).WithReason(reason);
        await steps.PerformAsync(
            step,
            PendingKind.Deleting,
            async token =>
            {
                if (!run.IsPreview && state is { IsCustom: true, RetainOnDelete: false, IsExternal: false })
                {
                    await ObjectOperations.DeleteAsync(run, state, token);
                }

                return marked;
            },
            result => [new SlotChange(old.Slot, result)]);
        old.State = marked;
        if (reason.Length > 0)
        {
            _condemnedFor[state.Urn] = reason;
        }
    }

    private static Step Marker(ResourceWork work, Decision decision, ResourceState recorded) =>
        new(StepKind.Replace, recorded, work.Wanted)
        {
            Decision = decision,
            IsDrift = work.Old!.DriftReason.Length > 0,
        };
}
