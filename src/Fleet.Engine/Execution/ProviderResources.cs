using Fleet.Engine.Events;
using Fleet.Engine.Planning;
using Fleet.Engine.Plugins;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Execution;

/// <summary>
/// Registers resources that are providers: their inputs are checked and compared by the provider itself, and "making" one
/// means to configure it for this run. No host is contacted.
/// </summary>
internal sealed class ProviderResources(RunContext run, StepRunner steps)
{
    private const string InternalKey = "__internal";

    public async Task<Registration> RegisterAsync(Goal goal, Urn urn, OldResource? old)
    {
        var inputs = PluginSelection.Write(goal.Inputs, run.Packages.Find(goal));
        inputs = PropertyFilter.Apply(inputs, new PropertyCodecOptions { KeepResources = false, KeepOutputs = false });
        var provider = await run.Providers.LoadAsync(goal.Package, inputs);
        var checkedInputs = await CheckAsync(provider, urn, inputs, old?.State);
        var wanted = Wanted.State(goal, urn, checkedInputs, old?.State);
        if (old?.State is not { } recorded)
        {
            return await CreateAsync(goal, provider, wanted, old: null);
        }

        var decision = await DiffAsync(provider, recorded, wanted);
        return decision.Verdict switch
        {
            Verdict.Same => await KeepAsync(goal, provider, recorded, wanted, old),
            Verdict.Update => await UpdateAsync(goal, provider, decision, recorded, wanted, old),
            Verdict.Replace => await ReplaceAsync(goal, provider, decision, recorded, wanted, old),
        };
    }

    /// <summary>Makes a provider ready as the program wants it, by the name that recorded resources know it by.</summary>
    public async Task<ResourceState> ConfigureAsync(Goal goal, Urn urn, ResourceState? recorded)
    {
        var inputs = PluginSelection.Write(goal.Inputs, run.Packages.Find(goal));
        inputs = PropertyFilter.Apply(inputs, new PropertyCodecOptions { KeepResources = false, KeepOutputs = false });
        var provider = await run.Providers.LoadAsync(goal.Package, inputs);
        var checkedInputs = await CheckAsync(provider, urn, inputs, recorded);
        var state = (recorded ?? Wanted.State(goal, urn, checkedInputs, null)) with { Inputs = checkedInputs };
        if (recorded is null)
        {
            state = state with { Id = run.Environment.NewId().ToString() };
        }

        await run.Providers.ConfigureAsync(provider, state.AsProvider, state.Inputs);
        return state;
    }

    private async Task<PropertyMap> CheckAsync(IProvider provider, Urn urn, PropertyMap inputs, ResourceState? old)
    {
        var handle = new ProviderHandle(provider, new ProviderReference(urn, ""), inputs, isConfigured: false);
        var sent = handle.Send(ProviderRegistry.Visible(inputs), run.IsPreview);
        var result = await provider.CheckConfigAsync(
            new CheckRequest(urn, old is null ? PropertyMap.Empty : ProviderRegistry.Visible(old.Inputs), sent), run.Stopping);
        CheckFailures.Throw(urn, result.Failures);
        var received = handle.ReceiveInputs(result.Inputs, inputs);
        return inputs.Find(InternalKey) is { } own ? received.With(InternalKey, own) : received;
    }

    private async Task<Decision> DiffAsync(IProvider provider, ResourceState old, ResourceState wanted)
    {
        if (((PropertyValue)wanted.Inputs).ContainsUnknowns)
        {
            return new Decision(Verdict.Update) { Differences = InputDiff.Compare(old.Inputs, wanted.Inputs) };
        }

        var diff = await provider.DiffConfigAsync(
            new DiffRequest(
                old.Urn,
                old.Id,
                ProviderRegistry.Visible(old.Inputs),
                ProviderRegistry.Visible(old.Outputs),
                ProviderRegistry.Visible(wanted.Inputs)),
            run.Stopping);
        return Decide.FromProvider(old, wanted, diff, wanted.ReplaceOnChanges);
    }

    private async Task<Registration> CreateAsync(Goal goal, IProvider provider, ResourceState wanted, OldResource? old)
    {
        var now = run.Environment.Time.GetUtcNow();
        var state = wanted with
        {
            Id = run.IsPreview ? ProviderReference.UnknownId : run.Environment.NewId().ToString(),
            Outputs = ProviderRegistry.Visible(wanted.Inputs),
            Created = now,
            Modified = now,
        };
        await run.Providers.ConfigureAsync(provider, state.AsProvider, state.Inputs);
        var kind = old is null ? StepKind.Create : StepKind.CreateReplacement;
        var step = new Step(kind, old?.State, state) { IsInternal = goal.IsInternal };
        var slot = run.Recorder.NewSlot();
        run.Recorder.RecordLater(old?.State is { } previous
            ? [new SlotChange(slot, state), new SlotChange(old.Slot, previous with { IsDeleted = true })]
            : [new SlotChange(slot, state)]);
        steps.Pass(step, state);
        return new Registration(state.Urn, goal, state, RegistrationOutcome.Done) { Kind = kind, Step = step, Slot = slot };
    }

    private async Task<Registration> KeepAsync(
        Goal goal, IProvider provider, ResourceState recorded, ResourceState wanted, OldResource old)
    {
        // Named by its old URN where the provider was renamed: what is recorded refers to it so.
        var handle = await run.Providers.KeepAsync(provider, recorded.AsProvider, recorded.Inputs);
        if (wanted.Urn != recorded.Urn)
        {
            await run.Providers.ConfigureAsync(handle.Provider, wanted.AsProvider, wanted.Inputs);
        }

        if (!StateEquality.IsSame(recorded, wanted))
        {
            run.Recorder.RecordLater(new SlotChange(old.Slot, wanted));
        }

        var step = new Step(StepKind.Same, recorded, wanted) { IsInternal = goal.IsInternal };
        steps.Pass(step);
        return Done(goal, recorded, wanted, step, old.Slot);
    }

    private async Task<Registration> UpdateAsync(
        Goal goal, IProvider provider, Decision decision, ResourceState recorded, ResourceState wanted, OldResource old)
    {
        var state = wanted with
        {
            Outputs = ProviderRegistry.Visible(wanted.Inputs),
            Modified = run.Environment.Time.GetUtcNow(),
        };
        await run.Providers.ConfigureAsync(provider, state.AsProvider, state.Inputs);
        var step = new Step(StepKind.Update, recorded, state) { Decision = decision, IsInternal = goal.IsInternal };
        run.Recorder.RecordLater(new SlotChange(old.Slot, state));
        steps.Pass(step, state);
        return Done(goal, recorded, state, step, old.Slot);
    }

    // The old one stays usable until what it manages is gone.
    private async Task<Registration> ReplaceAsync(
        Goal goal, IProvider provider, Decision decision, ResourceState recorded, ResourceState wanted, OldResource old)
    {
        if (recorded.IsProtected && wanted.IsProtected)
        {
            throw Protection.CannotReplace(recorded);
        }

        old.Use = OldUse.Superseded;
        run.Replaced[wanted.Urn] = true;
        var created = await CreateAsync(goal, provider, wanted with { Created = null }, old);
        steps.Pass(new Step(StepKind.Replace, recorded, created.State) { Decision = decision, IsInternal = goal.IsInternal });
        return created;
    }

    private static Registration Done(Goal goal, ResourceState recorded, ResourceState state, Step step, int slot) =>
        new(state.Urn, goal, state, RegistrationOutcome.Done)
        {
            WasNamed = recorded.Urn == state.Urn ? default : recorded.Urn,
            Kind = step.Kind,
            Step = step,
            Slot = slot,
        };
}
