using Fleet.Engine.Events;
using Fleet.Engine.State;
using Fleet.Protocol;

namespace Fleet.Engine.Execution;

/// <summary>
/// Removes what is recorded and no longer wanted: each object once everything that needs it is gone, many at a time. What
/// a resource needs that failed, or that stays for another reason, stays too.
/// </summary>
internal sealed class DeletePhase(RunContext run, StepRunner steps)
{
    /// <summary>Removes what nobody has registered.</summary>
    /// <param name="isComplete">
    /// False when the program did not end well: what it has not registered it may just not have come to.
    /// </param>
    public async Task RunAsync(bool isComplete)
    {
        var items = Candidates(isComplete);
        if (items.Count == 0)
        {
            return;
        }

        await Task.WhenAll(Removal.Of(items, run.Olds.Count).Select(RemoveAsync));
    }

    private async Task RemoveAsync(Removal removal)
    {
        var isGone = false;
        try
        {
            isGone = await removal.ComesNextAsync() && await DeleteAsync(removal);
        }
        catch (StepFailedException)
        {
            // Reported; it stays.
        }
        catch (OperationCanceledException) when (run.Stopping.IsCancellationRequested)
        {
            // It stays.
        }
        finally
        {
            removal.SetDone(isGone);
        }
    }

    private List<OldResource> Candidates(bool isComplete)
    {
        var items = new List<OldResource>();
        var kept = run.StillPending.ToList();
        foreach (var old in run.Olds.All)
        {
            if (old.State is not { } state)
            {
                continue;
            }

            var isUnwanted = state.IsDeleted || state.IsPendingReplacement || old.Use == OldUse.Superseded;
            if (!isUnwanted && old.Use != OldUse.Free)
            {
                Keep(old, state);
            }
            else if (old.Use == OldUse.Registered && state.IsPendingReplacement)
            {
                // Made anew in this run, or failed to be: the mark stays for the next one then.
                Keep(old, state);
            }
            else if (!isUnwanted && (!isComplete || !MayGo(state)))
            {
                kept.Add(state);
            }
            else
            {
                items.Add(old);
            }
        }

        return WithoutNeeded(items, kept);

        // One that failed or was left alone is still as it was, and needs what it needed. So is one whose removal for a
        // replacement did not come to pass.
        void Keep(OldResource old, ResourceState state)
        {
            if (old.IsLeftAlone || old.Use == OldUse.Condemned || run.Failed.ContainsKey(old.TakenBy))
            {
                kept.Add(state);
            }
        }
    }

    private bool MayGo(ResourceState state)
    {
        if (run.Failed.ContainsKey(state.Urn) || Needs(state).Any(run.Failed.ContainsKey))
        {
            // Passed on, so that what depends on this one stays as well.
            run.Failed.TryAdd(state.Urn, Needs(state).Prepend(state.Urn).First(run.Failed.ContainsKey));
            return false;
        }

        if (!run.Targets.Includes(state.Urn, state.References()))
        {
            return false;
        }

        if (state.IsProtected)
        {
            run.Events.Report(Protection.CannotDelete(state));
            run.Fail();
            return false;
        }

        return true;
    }

    private List<OldResource> WithoutNeeded(List<OldResource> items, List<ResourceState> kept)
    {
        var byUrn = items.ToLookup(item => item.State!.Urn);
        var needed = new HashSet<OldResource>();
        var open = new Queue<ResourceState>(kept);
        while (open.TryDequeue(out var state))
        {
            foreach (var need in Needs(state).Distinct().SelectMany(urn => byUrn[urn]))
            {
                if (needed.Add(need))
                {
                    ReportNeeded(need.State!, state);
                    open.Enqueue(need.State!);
                }
            }
        }

        return [.. items.Where(item => !needed.Contains(item))];
    }

    private void ReportNeeded(ResourceState needed, ResourceState by)
    {
        if (needed.Urn.IsRootStack || needed.IsProvider)
        {
            // They stay as long as anything does, which surprises nobody.
            return;
        }

        if (run.Targets.IsConfined && !run.Targets.Includes(by.Urn, by.References()))
        {
            run.Events.Report(
                Severity.Error,
                $"'{needed.Urn.Name}' is to be removed, and '{by.Urn.Name}', which is "
                + $"{(run.Targets.Excludes(by.Urn) ? "excluded" : "no target")}, depends on it.",
                needed.Urn,
                run.Targets.Excludes(by.Urn) ? $"Add --exclude '{needed.Urn}'." : "Add --target-dependents.");
            run.Fail();
            return;
        }

        run.Events.Report(
            Severity.Info, $"'{needed.Urn.Name}' stays for now, since '{by.Urn.Name}' still depends on it.", needed.Urn);
    }

    private async Task<bool> DeleteAsync(Removal removal)
    {
        var (item, state) = (removal.Item, removal.Item.State!);
        var step = new Step(Kind(item, state), state, null) { IsInternal = IsInternal(state) };
        if (removal.Leader is { } leader)
        {
            run.Stopping.ThrowIfCancellationRequested();
            await steps.PassAsync(step.WithReason($"it goes with '{leader.Item.State!.Urn.Name}'"), () => FollowAsync(removal, leader));
            return true;
        }

        SlotChange[] changes = [new SlotChange(item.Slot, null), .. removal.Followers.Select(follower => new SlotChange(follower.Item.Slot, null))];
        if (run.IsPreview || !GoneTogether.HasObject(state))
        {
            run.Stopping.ThrowIfCancellationRequested();
            await steps.PassAsync(step, () =>
            {
                run.Recorder.RecordLater(changes);
                return Task.CompletedTask;
            });
            return true;
        }

        await steps.PerformAsync(
            step,
            PendingKind.Deleting,
            async token =>
            {
                await ObjectOperations.DeleteAsync(run, state, token);
                return state;
            },
            _ => changes);
        return true;
    }

    private static async Task FollowAsync(Removal removal, Removal leader)
    {
        removal.SetReady();
        if (!await leader.Done)
        {
            var (name, other) = (removal.Item.State!.Urn.Name, leader.Item.State!.Urn.Name);
            throw new DiagnosticException(
                $"'{name}' goes with '{other}', which was not removed.", $"It stays recorded until '{other}' is gone.");
        }
    }

    private static StepKind Kind(OldResource item, ResourceState state) => state switch
    {
        { IsPendingReplacement: true } => StepKind.RemovePendingReplace,
        { IsExternal: true, IsDeleted: true } => StepKind.DiscardReplaced,
        { IsExternal: true } => StepKind.Discard,
        _ when state.IsDeleted || item.Use == OldUse.Superseded => StepKind.DeleteReplaced,
        _ => StepKind.Delete,
    };

    private static bool IsInternal(ResourceState state) =>
        state.IsPendingReplacement || (state.IsProvider && state.Urn.Name.StartsWith("default", StringComparison.Ordinal));

    private static IEnumerable<Urn> Needs(ResourceState state) => DeletionNeeds.Of(state);
}
