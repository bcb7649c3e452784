using Fleet.Engine.State;
using Fleet.Protocol;

namespace Fleet.Engine.Execution;

/// <summary>A resource as the run found it recorded, and what the run has done with it.</summary>
internal sealed class OldResource(int slot, ResourceState state)
{
    /// <summary>Its slot in the snapshot.</summary>
    public int Slot { get; } = slot;

    /// <summary>What is recorded; a refresh renews it. Null once the object was found missing.</summary>
    public ResourceState? State { get; set; } = state;

    /// <summary>Who has laid claim to it.</summary>
    public OldUse Use { get; set; }

    /// <summary>The resource that the program registered for it, under whatever name; empty while there is none.</summary>
    public Urn TakenBy { get; set; }

    /// <summary>Why its object is no longer as recorded; empty when it is.</summary>
    public string DriftReason { get; set; } = "";

    /// <summary>While <see cref="Use"/> is <see cref="OldUse.Condemned"/>: done when the object is gone.</summary>
    public Task Condemnation { get; set; } = Task.CompletedTask;
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
