using System.Collections.Immutable;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;

namespace Fleet.Engine.Execution;

/// <summary>
/// Finds out what came of operations that an interrupted run had begun, so that nothing is made twice and nothing is
/// forgotten. It happens before anything is planned.
/// </summary>
internal sealed class UnfinishedOperations(RunContext run, StepRunner steps)
{
    private readonly Refreshing _refreshing = new(run, steps, isCounted: false);

    /// <summary>Settles what was pending when the run began.</summary>
    public async Task SettleAsync(ImmutableArray<PendingOperation> pending)
    {
        if (run.IsPreview)
        {
            foreach (var operation in pending)
            {
                run.Events.Report(
                    Severity.Warning,
                    $"An interrupted run was {DeploymentJson.Name(operation.Kind)} '{operation.Resource.Urn.Name}'.",
                    operation.Resource.Urn,
                    "The next 'fleet up' or 'fleet refresh' finds out what came of it.");
            }

            return;
        }

        await Task.WhenAll(pending.Select(SettleAsync));
    }

    private async Task SettleAsync(PendingOperation operation, int index)
    {
        var urn = operation.Resource.Urn;
        try
        {
            switch (operation.Kind)
            {
                case PendingKind.Creating:
                    await AdoptAsync(operation.Resource, index);
                    break;
                case PendingKind.Updating or PendingKind.Deleting:
                    await ReadAsync(operation, index);
                    break;
                case PendingKind.Reading or PendingKind.Importing:
                    await run.Recorder.SettleAsync([index]);
                    break;
            }
        }
        catch (DiagnosticException exception)
        {
            // It stays pending, and is not made again before somebody knows.
            run.Events.Report(exception, urn);
            run.Fail(urn);
            run.StillPending.Add(operation.Resource);
        }
    }

    private async Task ReadAsync(PendingOperation operation, int index)
    {
        var old = run.Olds.Find(operation.Resource.Urn);
        if (old is { State: { IsCustom: true, IsProvider: false, IsPendingReplacement: false, Provider: not null } })
        {
            await _refreshing.RefreshAsync(old, $"an interrupted run was {DeploymentJson.Name(operation.Kind)} it");
        }

        if (run.Failed.ContainsKey(operation.Resource.Urn))
        {
            run.StillPending.Add(operation.Resource);
            return;
        }

        if (old?.State is not { IsCustom: true, IsProvider: false } state || state.Id != operation.Resource.Id)
        {
            await run.Recorder.SettleAsync([index]);
            return;
        }

        // Many a provider answers a read with what is recorded, whatever there is: a command, for one, cannot be read.
        old.State = state with { InitErrors = Interruption.Of(operation.Kind) };
        await run.Recorder.SettleAsync([index], new SlotChange(old.Slot, old.State));
    }

    private async Task AdoptAsync(ResourceState begun, int index)
    {
        var provider = begun.Provider is { } reference ? await run.Providers.GetAsync(reference) : null;
        if (provider?.Provider is not IAdoptUnfinished finder)
        {
            run.Events.Report(
                Severity.Warning,
                $"An interrupted run was creating '{begun.Urn.Name}'; whether it came to be cannot be found out.",
                begun.Urn,
                "Look for it by hand: if it exists, it is not recorded.");
            await run.Recorder.SettleAsync([index]);
            return;
        }

        var old = run.Olds.Find(begun.Urn);
        var settled = await ReplacementAsOne.SettleAsync(run, provider, begun, old);
        var found = settled ?? await FindAsync(finder, provider, begun);
        if (string.IsNullOrEmpty(found.Id) || (settled is not null && found.Id == old?.State?.Id))
        {
            await run.Recorder.SettleAsync([index]);
            return;
        }

        await RecordAsync(begun, index, found, old, isReplaced: settled is not null);
    }

    private async Task<ReadResult> FindAsync(IAdoptUnfinished finder, ProviderHandle provider, ResourceState begun)
    {
        var recorded = await RecordedIdsAsync(begun);
        using (await run.Gate.EnterAsync(run.Stopping))
        {
            var found = await finder.FindUnfinishedAsync(
                begun.Urn, provider.Send(begun.Inputs, isPreview: false), recorded, run.Stopping);
            return found.Id is { } id && recorded.Contains(id) ? ReadResult.Gone : found;
        }
    }

    // What gave way for the new object in advance is gone: something of its id is the new one. On another host an id may
    // mean another object: a volume's is its name. On the same one it is the same object, whichever provider manages it.
    private async Task<HashSet<string>> RecordedIdsAsync(ResourceState begun)
    {
        var host = await run.Providers.HostOfAsync(begun);
        var ids = new HashSet<string>();
        foreach (var state in run.Olds.All.Select(old => old.State).OfType<ResourceState>())
        {
            if (state is { IsCustom: true, IsPendingReplacement: false, Id.Length: > 0 } && state.Type == begun.Type
                && (state.Provider == begun.Provider || await run.Providers.HostOfAsync(state) == host))
            {
                ids.Add(state.Id);
            }
        }

        return ids;
    }

    private async Task RecordAsync(
        ResourceState begun, int index, ReadResult found, OldResource? old, bool isReplaced)
    {
        var now = run.Environment.Time.GetUtcNow();
        var adopted = ObjectOperations.Apply(begun, found) with
        {
            Created = now,
            Modified = now,

            // Nobody has seen it become what was asked for; the update that this forces does.
            InitErrors = Interruption.Of(PendingKind.Creating),
        };
        run.Events.Redactor.Learn(adopted.Outputs);
        if (old?.State is { IsPendingReplacement: var isGone } && (isGone || isReplaced))
        {
            await run.Recorder.SettleAsync([index], new SlotChange(old.Slot, adopted));
            old.State = adopted;
        }
        else
        {
            var slot = run.Recorder.NewSlot();
            SlotChange[] changes = old?.State is { } replaced
                ? [new SlotChange(slot, adopted), new SlotChange(old.Slot, replaced with { IsDeleted = true })]
                : [new SlotChange(slot, adopted)];
            await run.Recorder.SettleAsync([index], changes);
            if (old?.State is { } superseded)
            {
                old.State = superseded with { IsDeleted = true };
                old.Use = OldUse.Superseded;
            }

            run.Olds.Add(new OldResource(slot, adopted));
        }

        run.Events.Report(
            Severity.Info,
            $"'{begun.Urn.Name}', which an interrupted run was creating, exists ('{found.Id}') and was taken over.",
            begun.Urn);
    }
}
