using System.Collections.Immutable;

namespace Fleet.Engine.State;

/// <summary>
/// One thing that happened to the state in a run: an operation was begun, or slots have new content. An entry holds
/// everything that belongs together, so that the state is valid after any number of entries.
/// </summary>
internal sealed record JournalEntry
{
    /// <summary>Counts the run's entries from 1.</summary>
    public long Number { get; init; }

    /// <summary>The operation that begins here; null for none.</summary>
    public PendingOperation? Begins { get; init; }

    /// <summary>The number of the entry whose operation ends here, whatever came of it; 0 for none.</summary>
    public long Ends { get; init; }

    /// <summary>What slots hold from here on.</summary>
    public ImmutableArray<SlotChange> Changes { get; init; } = [];

    /// <summary>Which of the operations that were pending before the run are settled here, by index.</summary>
    public ImmutableArray<int> Settles { get; init; } = [];
}

/// <summary>What a slot of the state holds from here on.</summary>
/// <param name="Slot">The slot: a resource's index in the checkpoint, or a number after those for new ones.</param>
/// <param name="State">The resource; null when there is none any more.</param>
/// <param name="IsGone">True when the object was found missing, so that nothing can refer to it any more.</param>
internal sealed record SlotChange(int Slot, ResourceState? State, bool IsGone = false);
