using System.Collections.Concurrent;
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
    private readonly Condemnation _condemnation = new(run);

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
            await DeleteFirstAsync(recorded, work.Old!.Slot, work.Old);
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
        var slot = work.Old!.Slot;
        await DeleteFirstAsync(recorded, slot, itself: null);
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

    private async Task DeleteFirstAsync(ResourceState recorded, int slot, OldResource? itself)
    {
        while (await TryDeleteFirstAsync(recorded, slot, itself) is { } moving)
        {
            // One before it in the checkpoint is never waited for: two would wait for each other.
            if (moving.Slot > slot)
            {
                await moving.Registered.WaitAsync(run.Stopping);
            }
        }
    }

    // What is to be waited for first, without keeping others from going on; null when it is done.
    private async Task<OldResource?> TryDeleteFirstAsync(ResourceState recorded, int slot, OldResource? itself)
    {
        await run.Condemning.WaitAsync(run.Stopping);
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var (condemned, moving) = await _condemnation.FindAsync(recorded, slot, gone.Task);
            if (moving is not null)
            {
                return moving;
            }

            foreach (var dependent in condemned.Reverse())
            {
                await DeleteReplacedAsync(dependent, $"'{recorded.Urn.Name}', which it depends on, is replaced");
            }

            if (itself is not null)
            {
                await DeleteReplacedAsync(itself, "");
            }

            return null;
        }
        finally
        {
            gone.SetResult();
            run.Condemning.Release();
        }
    }

    private async Task DeleteReplacedAsync(OldResource old, string reason)
    {
        if (old.Decide() is not { IsPendingReplacement: false } state)
        {
            return;
        }

        // What was replaced already stays recorded without its object as well: what comes after it may still refer to it.
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
        if (reason.Length > 0 && !state.IsDeleted)
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
