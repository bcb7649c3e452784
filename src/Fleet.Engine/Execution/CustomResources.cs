using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Fleet.Engine.Events;
using Fleet.Engine.Planning;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Execution;

/// <summary>Registers resources that providers manage: checks, compares, and performs what follows from it.</summary>
internal sealed class CustomResources(RunContext run, StepRunner steps)
{
    private readonly Replacements _replacements = new(run, steps);
    private readonly Imports _imports = new(run, steps);

    public async Task<Registration> RegisterAsync(Goal goal, Urn urn, OldResource? old, ProviderHandle provider)
    {
        var recorded = old?.Decide();
        if (!run.Targets.Includes(urn, goal.Needs()))
        {
            return LeaveAlone(goal, urn, old);
        }

        var isImported = Imports.IsDue(goal, recorded);
        if (isImported)
        {
            old = await _imports.ImportAsync(goal, urn, old, provider);
            recorded = old.State;
            if (!provider.IsConfigured)
            {
                return new ResourceWork(goal, provider, old, recorded!).Done(recorded!, StepKind.Import, old.Slot);
            }
        }

        var (inputs, unfitting) = recorded is { IsExternal: false }
            ? IgnoreChanges.Apply(goal.Inputs, recorded.Inputs, goal.IgnoreChanges)
            : (goal.Inputs, []);
        foreach (var path in unfitting)
        {
            run.Events.Report(
                Severity.Info, $"'{urn.Name}': the change of '{path}' cannot be ignored, it fits only one side.", urn);
        }

        var isNew = recorded is null or { IsExternal: true } or { IsPendingReplacement: true };
        if (isNew || run.Targets.Replaces(urn))
        {
            inputs = goal.Inputs;
        }

        var checkedInputs = await CheckAsync(
            provider, urn, inputs, isNew || run.Targets.Replaces(urn) ? PropertyMap.Empty : recorded!.Inputs);
        var work = new ResourceWork(goal, provider, old, Wanted.State(goal, urn, checkedInputs, recorded))
        {
            IsImported = isImported,
        };
        if (recorded is null)
        {
            return await CreateAsync(work);
        }

        if (isNew)
        {
            return await _replacements.RecreateAsync(work);
        }

        var decision = WithDrift(await DecideAsync(work, recorded), old!);
        return decision.Verdict switch
        {
            Verdict.Same => Keep(work, recorded),
            Verdict.Update => await UpdateAsync(work, decision, recorded),
            Verdict.Replace => await ReplaceAsync(work, decision, recorded, inputs),
        };
    }

    /// <summary>What the run is not confined to: it stays as it is recorded, or is not made.</summary>
    public Registration LeaveAlone(Goal goal, Urn urn, OldResource? old)
    {
        if (old?.State is not { } recorded)
        {
            return new Registration(urn, goal, null, RegistrationOutcome.Unknown);
        }

        old.IsLeftAlone = true;
        if (recorded.Urn != urn && run.Unmade.ContainsKey(goal.Parent))
        {
            // It cannot move to where nothing is yet, and keeps its old name until it can.
            return new Registration(urn, goal, null, RegistrationOutcome.Unknown);
        }

        // A new name is no change of the object, and what is below it goes by that name in this run.
        var state = recorded with { Urn = urn, Parent = goal.Parent };
        if (recorded.Urn != urn)
        {
            run.Recorder.RecordLater(new SlotChange(old.Slot, state));
        }

        steps.Pass(new Step(StepKind.Same, recorded, state));
        return new Registration(urn, goal, state, RegistrationOutcome.Done)
        {
            WasNamed = recorded.Urn == urn ? default : recorded.Urn,
            Kind = StepKind.Same,
            IsLeftAlone = true,
            Slot = old.Slot,
        };
    }

    /// <summary>Has a provider check inputs.</summary>
    private async Task<PropertyMap> CheckAsync(
        ProviderHandle provider, Urn urn, PropertyMap inputs, PropertyMap old)
    {
        inputs = PropertyFilter.Apply(
            inputs, new PropertyCodecOptions { KeepResources = provider.Provider.AcceptsResources, KeepOutputs = false });
        if (!provider.IsConfigured)
        {
            return inputs;
        }

        var result = await provider.Provider.CheckAsync(
            new CheckRequest(urn, provider.Send(old, run.IsPreview), provider.Send(inputs, run.IsPreview))
            {
                RandomSeed = Seed(urn),
            },
            run.Stopping);
        CheckFailures.Throw(urn, result.Failures);
        return provider.ReceiveInputs(result.Inputs, inputs);
    }

    // Names are generated alike in a plan and in its execution.
    private ImmutableArray<byte> Seed(Urn urn)
    {
        var planned = run.Guard?.Seed(urn) ?? run.Options.Previewed?.Resources.GetValueOrDefault(urn)?.Seed ?? [];
        var seed = planned.IsEmpty
            ? [.. SHA256.HashData(Encoding.UTF8.GetBytes($"{urn}\n{run.Environment.NewId()}"))]
            : planned;
        run.Book.NoteSeed(urn, seed);
        return seed;
    }

    private async Task<Decision> DecideAsync(ResourceWork work, ResourceState recorded)
    {
        var wanted = work.Wanted;
        var forced = new ForcedReplacement(
            run.Targets.Replaces(wanted.Urn),
            await IsOfOtherProviderAsync(work, recorded),
            run.Replaced.ContainsKey);
        if (Decide.WithoutProperties(recorded, wanted, forced) is { } decision)
        {
            return decision;
        }

        if (!work.Provider.IsConfigured)
        {
            run.Events.Report(
                Severity.Warning,
                $"'{wanted.Urn.Name}' cannot be compared: inputs of its provider are not known yet.",
                wanted.Urn);
            return new Decision(Verdict.Update) { Differences = InputDiff.Compare(recorded.Inputs, wanted.Inputs) };
        }

        var diff = await work.Provider.Provider.DiffAsync(
            new DiffRequest(
                wanted.Urn,
                recorded.Id,
                work.Provider.Send(recorded.Inputs, run.IsPreview),
                work.Provider.Send(recorded.Outputs, run.IsPreview),
                work.Provider.Send(wanted.Inputs, run.IsPreview))
            {
                IgnoreChanges = work.Goal.IgnoreChanges,
            },
            run.Stopping);
        return Decide.FromProvider(recorded, wanted, diff, work.Goal.ReplaceOnChanges);
    }

    // Another provider takes over what it can; the new one's own comparison of the two tells.
    private async Task<bool> IsOfOtherProviderAsync(ResourceWork work, ResourceState recorded)
    {
        if (recorded.Provider is not { } before || before == work.Provider.Reference
            || run.Providers.RecordedInputs(before) is not { } inputsBefore)
        {
            return false;
        }

        if (before.Urn == work.Provider.Reference.Urn && work.Provider.Reference.Id == ProviderReference.UnknownId
            && !run.Replaced.ContainsKey(before.Urn))
        {
            return false;
        }

        if (!work.Provider.IsConfigured)
        {
            return false;
        }

        var diff = await work.Provider.Provider.DiffConfigAsync(
            new DiffRequest(
                work.Provider.Reference.Urn,
                before.Id,
                ProviderRegistry.Visible(inputsBefore),
                ProviderRegistry.Visible(inputsBefore),
                ProviderRegistry.Visible(work.Provider.Inputs)),
            run.Stopping);
        return diff.ReplacePaths.Any();
    }

    private async Task<Registration> CreateAsync(ResourceWork work)
    {
        var slot = run.Recorder.NewSlot();
        var step = new Step(StepKind.Create, null, work.Wanted) { IsDrift = work.Old?.DriftReason.Length > 0 }
            .WithReason(work.Old?.DriftReason);
        var state = await steps.PerformAsync(
            step,
            PendingKind.Creating,
            token => ObjectOperations.CreateAsync(run, work.Provider, work.Wanted, token),
            result => [new SlotChange(slot, result)]);
        return work.Done(state, StepKind.Create, slot);
    }

    private async Task<Registration> UpdateAsync(ResourceWork work, Decision decision, ResourceState recorded)
    {
        var step = new Step(StepKind.Update, recorded, work.Wanted)
        {
            Decision = decision,
            IsDrift = work.Old!.DriftReason.Length > 0,
        };
        var state = await steps.PerformAsync(
            step,
            PendingKind.Updating,
            token => ObjectOperations.UpdateAsync(run, work, recorded, token),
            result => [new SlotChange(work.Old.Slot, result)]);
        return work.Done(state, StepKind.Update, work.Old.Slot);
    }

    private async Task<Registration> ReplaceAsync(
        ResourceWork work, Decision decision, ResourceState recorded, PropertyMap inputs)
    {
        if (recorded.IsProtected && work.Wanted.IsProtected)
        {
            throw Protection.CannotReplace(recorded);
        }

        _imports.CheckReplacement(work, decision);

        // Checked again as if nothing were recorded, so that a generated name is a new one.
        var fresh = await CheckAsync(work.Provider, work.Wanted.Urn, inputs, PropertyMap.Empty);
        work = work with { Wanted = work.Wanted with { Inputs = fresh } };
        return await _replacements.ReplaceAsync(work, decision, recorded);
    }

    private Registration Keep(ResourceWork work, ResourceState recorded)
    {
        var state = work.Wanted;
        if (!StateEquality.IsSame(recorded, state))
        {
            run.Recorder.RecordLater(new SlotChange(work.Old!.Slot, state));
        }

        if (!work.IsImported)
        {
            steps.Pass(new Step(StepKind.Same, recorded, state) { IsInternal = work.Goal.IsInternal });
        }

        return work.Done(state, work.IsImported ? StepKind.Import : StepKind.Same, work.Old!.Slot);
    }

    private static Decision WithDrift(Decision decision, OldResource old) => old.DriftReason.Length == 0
        ? decision
        : decision with { Reasons = decision.Reasons.Insert(0, old.DriftReason) };
}
