using Fleet.Engine.Events;
using Fleet.Engine.Planning;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Execution;

/// <summary>Reads objects that someone else owns into the state.</summary>
internal sealed class ExternalResources(RunContext run, StepRunner steps)
{
    public async Task<Registration> ReadAsync(Goal goal, Urn urn, PropertyValue id)
    {
        var provider = await run.Providers.GetAsync(goal.Provider!.Value);
        var old = await run.Olds.TakeAsync(urn, urn);
        try
        {
            return await ReadAsync(goal, urn, id, provider, old);
        }
        finally
        {
            old?.SetRegistered();
        }
    }

    private async Task<Registration> ReadAsync(Goal goal, Urn urn, PropertyValue id, ProviderHandle provider, OldResource? old)
    {
        var wanted = Wanted.State(goal, urn, goal.Inputs, old?.State) with
        {
            IsExternal = true,
            Id = id.AsText() ?? "",
            Outputs = PropertyMap.Empty,
        };
        var replaces = old?.State is { } was && (!was.IsExternal || was.Id != wanted.Id);
        var step = new Step(replaces ? StepKind.ReadReplacement : StepKind.Read, old?.State, wanted);
        if (id is PropertyValue.Unknown || !provider.IsConfigured)
        {
            steps.Pass(step, wanted);
            return Done(goal, wanted, step, slot: -1);
        }

        using var turn = await run.Gate.EnterAsync(run.Stopping);
        step = steps.Begin(step);
        var state = await ReadAsync(step, provider, wanted);
        return Record(goal, old, step, state);
    }

    private async Task<ResourceState> ReadAsync(Step step, ProviderHandle provider, ResourceState wanted)
    {
        ReadResult result;
        try
        {
            result = await provider.Provider.ReadAsync(
                new ReadRequest(
                    wanted.Urn, wanted.Id, provider.Send(wanted.Inputs, run.IsPreview), PropertyMap.Empty, wanted.Timeouts.Read),
                run.Stopping);
        }
        catch (DiagnosticException exception)
        {
            run.Events.Report(exception, wanted.Urn);
            throw steps.Fail(step, ResourceStatus.Ok);
        }

        if (string.IsNullOrEmpty(result.Id))
        {
            run.Events.Report(
                Severity.Error, $"There is no object '{wanted.Id}' of type '{wanted.Type}' to read.", wanted.Urn);
            throw steps.Fail(step, ResourceStatus.Ok);
        }

        var state = wanted with
        {
            Id = result.Id,
            Outputs = SecretMarks.Apply(result.Outputs, wanted.Inputs, wanted.AdditionalSecretOutputs),
        };
        run.Events.Redactor.Learn(state.Outputs);
        return state;
    }

    private Registration Record(Goal goal, OldResource? old, Step step, ResourceState state)
    {
        var slot = old?.Slot ?? run.Recorder.NewSlot();
        if (old?.State is { IsExternal: false } owned)
        {
            slot = run.Recorder.NewSlot();
            run.Recorder.RecordLater(
                new SlotChange(slot, state), new SlotChange(old.Slot, owned with { IsDeleted = true }));
            old.State = owned with { IsDeleted = true };
            old.Use = OldUse.Superseded;
        }
        else if (old?.State is not { } recorded || !StateEquality.IsSame(recorded, state))
        {
            run.Recorder.RecordLater(new SlotChange(slot, state));
        }

        // What reads the same as before is no news.
        var isNews = old?.State is not { } before || !before.Outputs.Equals(state.Outputs);
        steps.Succeed(step with { IsInternal = !isNews }, state);
        return Done(goal, state, step, slot);
    }

    private static Registration Done(Goal goal, ResourceState state, Step step, int slot) =>
        new(state.Urn, goal, state, RegistrationOutcome.Done) { Kind = step.Kind, Step = step, Slot = slot };
}
