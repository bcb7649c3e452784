using Fleet.Engine.Events;
using Fleet.Engine.Planning;
using Fleet.Engine.State;
using Fleet.Protocol;

namespace Fleet.Engine.Execution;

/// <summary>What came of a registration.</summary>
/// <param name="Urn">The resource.</param>
/// <param name="Goal">What was asked for, with what it inherits.</param>
/// <param name="State">The resource now; null when there is none.</param>
/// <param name="Outcome">How it went.</param>
internal sealed record Registration(Urn Urn, Goal Goal, ResourceState? State, RegistrationOutcome Outcome)
{
    /// <summary>The name under which it was recorded, where that is another; empty otherwise.</summary>
    public Urn WasNamed { get; init; }

    /// <summary>What was done.</summary>
    public StepKind Kind { get; init; }

    /// <summary>The step that a component's outputs belong to.</summary>
    public Step? Step { get; init; }

    /// <summary>True when the run is confined to others: it stays as it is recorded.</summary>
    public bool IsLeftAlone { get; init; }

    /// <summary>Its slot in the snapshot.</summary>
    public int Slot { get; init; } = -1;
}

/// <summary>How a registration went.</summary>
internal enum RegistrationOutcome
{
    /// <summary>It is as declared.</summary>
    Done,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was left out, since something it needs failed.</summary>
    Skipped,

    /// <summary>It was not made, since the run is confined to others: nothing of it is known.</summary>
    Unknown,
}
