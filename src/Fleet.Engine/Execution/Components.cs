using System.Collections.Concurrent;
using Fleet.Engine.Events;
using Fleet.Engine.Planning;
using Fleet.Engine.State;
using Fleet.Protocol;

namespace Fleet.Engine.Execution;

/// <summary>
/// Registers components: they have no object, and are done when the program has given their outputs. What the program binds
/// to the time after their creation or update runs then.
/// </summary>
internal sealed class Components(RunContext run, StepRunner steps)
{
    private readonly ConcurrentDictionary<Urn, bool> _finished = new();

    public async Task<Registration> RegisterAsync(Goal goal, Urn urn, OldResource? old)
    {
        var wanted = Wanted.State(goal, urn, goal.Inputs, old?.State);
        var decision = old?.State is { } state ? Decide.Component(state, wanted) : null;
        var kind = decision?.Verdict switch
        {
            null => StepKind.Create,
            Verdict.Same => StepKind.Same,
            _ => StepKind.Update,
        };
        if (kind != StepKind.Same)
        {
            var now = run.Environment.Time.GetUtcNow();
            wanted = wanted with { Created = wanted.Created ?? now, Modified = now };
        }

        var step = new Step(kind, old?.State, wanted) { Decision = decision, IsInternal = goal.IsInternal };
        step = steps.Begin(step);
        await steps.BeforeAsync(step);
        run.Tally.Add(kind);
        var slot = old?.Slot ?? run.Recorder.NewSlot();
        if (old?.State is not { } recorded || !StateEquality.IsSame(recorded, wanted))
        {
            run.Recorder.RecordLater(new SlotChange(slot, wanted));
        }

        if (run.IsPreview)
        {
            steps.PublishOutputs(step, wanted);
        }

        return new Registration(urn, goal, wanted, RegistrationOutcome.Done)
        {
            WasNamed = old?.State is { } was && was.Urn != urn ? was.Urn : default,
            Kind = kind,
            Step = step,
            Slot = slot,
        };
    }

    /// <summary>Runs what is bound to the time after a component's step, once; failures are reported.</summary>
    public async Task FinishAsync(Registration registration, ResourceState state)
    {
        if (registration.Step is not { } step || !_finished.TryAdd(registration.Urn, true))
        {
            return;
        }

        try
        {
            await steps.AfterAsync(step, state);
        }
        catch (StepFailedException)
        {
            // Reported; the component is as it is.
        }
    }
}
