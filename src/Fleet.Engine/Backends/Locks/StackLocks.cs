using System.Collections.Immutable;
using System.Globalization;
using Fleet.Engine.State;
using Fleet.Protocol;

namespace Fleet.Engine.Backends.Locks;

/// <summary>
/// Who may change a stack. A lease decides among our own runs; a lock file in Pulumi's form and place keeps Pulumi away,
/// and one of Pulumi's keeps us away. A lease ends with its process on this machine, when its lock file is removed, or
/// when it was not renewed for as long as it lasts.
/// </summary>
internal sealed class StackLocks(
    IObjectStore store, StackFiles files, EngineEnvironment environment, LockIdentity identity, LeaseTimes times)
{
    private readonly TimeProvider _time = environment.Time;

    /// <summary>Who holds the stack, by lease or by Pulumi's lock files; usually nobody.</summary>
    public async Task<ImmutableArray<StackLock>> ListAsync(CancellationToken cancellationToken)
    {
        var (lease, _) = await LeaseAsync(cancellationToken);
        var found = await LockFilesAsync(cancellationToken);
        var holders = found.Where(item => !item.File.IsOurs).Select(item => item.File.Holder with { IsDead = item.File.IsStale });
        return lease is { Id.Length: > 0 } && found.Any(item => item.Key == files.LockFile(lease.Id))
            ? [lease.Describe() with { IsDead = lease.IsAbandoned || lease.Holder!.HasEnded() }, .. holders]
            : [.. holders];
    }

    /// <summary>Takes the stack, waiting for it as long as was asked for.</summary>
    /// <exception cref="DiagnosticException">Someone holds it.</exception>
    public async Task<HeldLock> TakeAsync(LockWaiting waiting, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var watch = new LeaseWatch(_time);
        StackLock? told = null;
        await using var queue = new WaitQueue(store, files, environment, identity);
        while (true)
        {
            var mayTry = told is null || waiting.Limit == TimeSpan.Zero || await queue.IsFirstAsync(cancellationToken);
            var (held, holder) = mayTry ? await TryAsync(watch, cancellationToken) : (null, told);
            if (held is not null)
            {
                return held;
            }

            if (holder is null)
            {
                // Somebody was quicker; who it is will be seen now.
                continue;
            }

            // One whose lease seems to be over is watched, whether waiting was asked for or not, until it is over or renewed.
            // Who is not the first to wait does not look: what it was told gets old, and says nothing of that.
            var seemsOver = mayTry && holder.Until is { } until && until < _time.GetUtcNow() && !watch.HasSeenRenewal;
            var elapsed = _time.GetElapsedTime(started);
            if (!seemsOver && elapsed >= waiting.Limit)
            {
                throw Refused(holder, elapsed, waiting);
            }

            if (told?.Token != holder.Token || told.ProcessId != holder.ProcessId)
            {
                waiting.Say?.Invoke(seemsOver
                    ? $"Stack '{files.Stack}' is held by {holder}, who has not renewed the lease. It is taken over in {times.Duration.TotalSeconds:0} s unless that happens."
                    : $"Waiting for stack '{files.Stack}', which is held by {holder}.");
                told = holder;
            }

            var left = waiting.Limit - elapsed;
            await Task.Delay(seemsOver || left > times.Poll ? times.Poll : left, _time, cancellationToken);
        }
    }

    /// <summary>Breaks every lock of the stack and says whose they were. The holder notices at its next step.</summary>
    public async Task<ImmutableArray<StackLock>> BreakAsync(CancellationToken cancellationToken)
    {
        var broken = await ListAsync(cancellationToken);
        foreach (var (key, _) in await LockFilesAsync(cancellationToken))
        {
            await store.DeleteAsync(key, cancellationToken);
        }

        var (lease, version) = await LeaseAsync(cancellationToken);
        if (lease is { Id.Length: > 0 })
        {
            await store.TryWriteAsync(
                files.Lease, new Lease { Token = lease.Token }.Write(), version, cancellationToken);
        }

        return broken;
    }

    private async Task<(HeldLock? Held, StackLock? Holder)> TryAsync(LeaseWatch watch, CancellationToken cancellationToken)
    {
        var (lease, version) = await LeaseAsync(cancellationToken);
        var found = await LockFilesAsync(cancellationToken);
        if (lease is { IsFree: false } && !lease.Holder!.HasEnded()
            && found.Any(item => item.Key == files.LockFile(lease.Id)) && !watch.HasExpired(lease))
        {
            return (null, lease.Describe());
        }

        if (Pulumis(found) is { } other)
        {
            return (null, other);
        }

        var now = _time.GetUtcNow();
        var mine = new Lease
        {
            Token = (lease?.Token ?? 0) + 1,
            Id = environment.NewId().ToString(),
            Holder = identity,
            Since = now,
            Renewed = now,
            Duration = times.Duration,
        };
        var key = files.LockFile(mine.Id);
        var isMine = false;
        try
        {
            // The file before the lease: a lease without its file is one that was cancelled.
            await store.WriteAsync(key, LockFile.Write(identity, now), cancellationToken);
            var begun = _time.GetTimestamp();
            if (await store.TryWriteAsync(files.Lease, mine.Write(), version, cancellationToken) is not { } written)
            {
                return (null, null);
            }

            var held = new HeldLock(store, files, _time, times, mine, written, begun);
            isMine = await ClearAsync(key, now, cancellationToken) is null;
            if (isMine)
            {
                return (held, null);
            }

            await held.ReleaseAsync();
            return (null, Pulumis(await LockFilesAsync(cancellationToken)));
        }
        finally
        {
            if (!isMine)
            {
                await store.DeleteAsync(key, CancellationToken.None);
            }
        }
    }

    /// <summary>With the lease in hand, removes what others left; gives Pulumi's lock when there is one after all.</summary>
    private async Task<StackLock?> ClearAsync(string own, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await LockFilesAsync(cancellationToken);
        if (Pulumis(found) is { } other)
        {
            return other;
        }

        foreach (var (key, _) in found.Where(item => item.Key != own))
        {
            await store.DeleteAsync(key, cancellationToken);
        }

        if (found.All(item => item.Key != own))
        {
            // Whoever held the stack a moment ago took it for a leftover.
            await store.WriteAsync(own, LockFile.Write(identity, now), cancellationToken);
            return await ClearAsync(own, now, cancellationToken);
        }

        return null;
    }

    private static StackLock? Pulumis(ImmutableArray<(string Key, LockFile File)> found) =>
        found.Where(item => !item.File.IsOurs && !item.File.IsStale).Select(item => item.File.Holder).FirstOrDefault();

    private async Task<(Lease? Lease, string? Version)> LeaseAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(files.Lease, cancellationToken) is { } stored ? (Lease.Read(stored.Content), stored.Version) : (null, null);

    private async Task<ImmutableArray<(string Key, LockFile File)>> LockFilesAsync(CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<(string, LockFile)>();
        foreach (var item in await store.ListAsync(files.LockFolder, cancellationToken))
        {
            if (await store.ReadAsync(item.Key, cancellationToken) is { } stored)
            {
                found.Add((item.Key, LockFile.Read(stored)));
            }
        }

        return found.ToImmutable();
    }

    private DiagnosticException Refused(StackLock holder, TimeSpan waited, LockWaiting waiting) => new(
        $"Stack '{files.Stack}' is locked by {holder}."
        + (waiting.Limit > TimeSpan.Zero ? string.Create(CultureInfo.InvariantCulture, $" It was waited for {waited.TotalSeconds:0} s.") : ""),
        (holder.Until is { } until
            ? $"Wait with --wait-lock 10m: when that run is gone, the stack is free by {until.UtcDateTime:HH:mm:ss} UTC. "
            : "Wait until that run has ended. ")
        + $"If it is known to be dead, break its lock with: fleet cancel --stack {files.Stack}");
}
