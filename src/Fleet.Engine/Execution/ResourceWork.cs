using Fleet.Engine.Events;
using Fleet.Engine.Planning;
using Fleet.Engine.State;

namespace Fleet.Engine.Execution;

/// <summary>A registration under way: what was asked for, by whom it is managed, what is recorded and what is wanted.</summary>
internal sealed record ResourceWork(Goal Goal, ProviderHandle Provider, OldResource? Old, ResourceState Wanted)
{
    /// <summary>True when its object was taken over a moment ago: what stays the same then is no step of its own.</summary>
    public bool IsImported { get; init; }

    /// <summary>The registration once its step has succeeded.</summary>
    public Registration Done(ResourceState state, StepKind kind, int slot) =>
        new(state.Urn, Goal, state, RegistrationOutcome.Done)
        {
            WasNamed = Old?.State is { } was && was.Urn != state.Urn ? was.Urn : default,
            Kind = kind,
            Slot = slot,
        };
}
