namespace Fleet.Engine.State;

/// <summary>
/// Records what a run does: into the snapshot, and outside of previews into the journal, on the disk before the caller
/// goes on. The cost of a record is that of its resources.
/// </summary>
internal sealed class StateRecorder(Snapshot snapshot, Journal? journal, Func<Task<bool>> isLockHeld)
{
    private readonly Lock _gate = new();
    private readonly List<Task> _deferred = [];
    private long _number;

    /// <summary>True when nothing was recorded.</summary>
    public bool IsUnchanged => snapshot.IsUnchanged;

    /// <summary>Sees the state after every entry: what a run killed there would leave. For tests.</summary>
    public Action<Func<Deployment>>? Watcher { get; set; }

    /// <summary>A slot for a resource that is not recorded yet.</summary>
    public int NewSlot()
    {
        lock (_gate)
        {
            return snapshot.NewSlot();
        }
    }

    /// <summary>Records that an operation begins; the result is its number.</summary>
    public async Task<long> BeginAsync(PendingKind kind, ResourceState resource)
    {
        var number = await AppendAsync(new JournalEntry { Begins = new PendingOperation(resource, kind) });

        // Asked after it is written: either whoever takes over finds the operation in the journal, or it is not begun.
        return await isLockHeld() ? number : throw new Protocol.DiagnosticException(
            "The stack's lock was broken by someone else while this run was going on.",
            "Nothing new is begun. Find out who did it, then run the same command again.");
    }

    /// <summary>Records how an operation ended: what slots hold now. No slots: it has changed nothing.</summary>
    public Task EndAsync(long begun, params SlotChange[] changes) =>
        AppendAsync(new JournalEntry { Ends = begun, Changes = [.. changes] });

    /// <summary>Records what slots hold now.</summary>
    public Task RecordAsync(params SlotChange[] changes) => AppendAsync(new JournalEntry { Changes = [.. changes] });

    /// <summary>Records how operations of an earlier run turned out.</summary>
    public Task SettleAsync(IEnumerable<int> pending, params SlotChange[] changes) =>
        AppendAsync(new JournalEntry { Settles = [.. pending], Changes = [.. changes] });

    /// <summary>Records what slots hold now; the disk may have it later, before anything recorded after it.</summary>
    public void RecordLater(params SlotChange[] changes)
    {
        var task = RecordAsync(changes);
        lock (_gate)
        {
            _deferred.Add(task);
        }
    }

    /// <summary>Waits for what was recorded for later.</summary>
    public Task FlushAsync()
    {
        lock (_gate)
        {
            return Task.WhenAll(_deferred);
        }
    }

    /// <summary>The state as it is now.</summary>
    public Deployment Fold()
    {
        lock (_gate)
        {
            return snapshot.Fold();
        }
    }

    private async Task<long> AppendAsync(JournalEntry entry)
    {
        Task written;
        lock (_gate)
        {
            entry = entry with { Number = ++_number };
            written = journal?.AppendAsync(entry) ?? Task.CompletedTask;
            snapshot.Apply(entry);
            Watcher?.Invoke(snapshot.Fold);
        }

        await written;
        return entry.Number;
    }
}
