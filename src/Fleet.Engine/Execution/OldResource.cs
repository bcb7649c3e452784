using Fleet.Engine.State;
using Fleet.Protocol;

namespace Fleet.Engine.Execution;

/// <summary>A resource as the run found it recorded, and what the run has done with it.</summary>
internal sealed class OldResource(int slot, ResourceState state)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _registered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Its slot in the snapshot.</summary>
    public int Slot { get; } = slot;

    /// <summary>What is recorded; a refresh renews it. Null once the object was found missing.</summary>
    public ResourceState? State { get; set; } = state;

    /// <summary>The name that it was recorded under as the run began.</summary>
    public Urn RecordedAs { get; } = state.Urn;

    /// <summary>True when it only waited for its removal already as the run began.</summary>
    public bool WasDeleted { get; } = state.IsDeleted;

    /// <summary>Who has laid claim to it.</summary>
    public OldUse Use { get; set; }

    /// <summary>The resource that the program registered for it, under whatever name; empty while there is none.</summary>
    public Urn TakenBy { get; set; }

    /// <summary>While <see cref="Use"/> is <see cref="OldUse.Registered"/>: done when the run is done with the registration.</summary>
    public Task Registered => _registered.Task;

    /// <summary>True when the run is confined to others: it stays as it is recorded, and needs what it needed.</summary>
    public bool IsLeftAlone { get; set; }

    /// <summary>Why its object is no longer as recorded; empty when it is.</summary>
    public string DriftReason { get; set; } = "";

    /// <summary>While <see cref="Use"/> is <see cref="OldUse.Condemned"/>: done when the object is gone.</summary>
    public Task Condemnation { get; set; } = Task.CompletedTask;

    /// <summary>True when the run goes by what is recorded: what is read of the object later comes too late.</summary>
    public bool IsDecided { get; private set; }

    /// <summary>The run is done with its registration, whatever came of it.</summary>
    public void SetRegistered() => _registered.TrySetResult();

    /// <summary>What is recorded, to go by from here on.</summary>
    public ResourceState? Decide()
    {
        lock (_gate)
        {
            IsDecided = true;
            return State;
        }
    }

    /// <summary>Takes in what was read of the object; false when the run has gone by what was recorded already.</summary>
    /// <param name="read">The resource as it is; null when its object is gone.</param>
    /// <param name="driftReason">Why it was read.</param>
    /// <param name="record">Records that, before anything that the run decides from it.</param>
    public bool TryRenew(ResourceState? read, string driftReason, Action record)
    {
        lock (_gate)
        {
            if (IsDecided)
            {
                return false;
            }

            (State, DriftReason) = (read, driftReason);
            record();
            return true;
        }
    }
}

/// <summary>Who has laid claim to a recorded resource.</summary>
internal enum OldUse
{
    /// <summary>Nobody: at the end it is removed.</summary>
    Free,

    /// <summary>A registration of the program.</summary>
    Registered,

    /// <summary>The replacement of something it depends on: its object goes first.</summary>
    Condemned,

    /// <summary>A replacement that is made already: its object goes at the end.</summary>
    Superseded,
}
