using Fleet.Engine.State;

namespace Fleet.Engine.Backends.Locks;

/// <summary>A lock that this process holds. Its lease is renewed in the background until it is released.</summary>
internal sealed class HeldLock : IAsyncDisposable
{
    private readonly IObjectStore _store;
    private readonly StackFiles _files;
    private readonly TimeProvider _time;
    private readonly LeaseTimes _times;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ITimer _heartbeat;
    private Lease _lease;
    private string _version;
    private long _renewedAt;
    private Task _beat = Task.CompletedTask;
    private volatile bool _isLost;
    private bool _isOver;

    public HeldLock(IObjectStore store, StackFiles files, TimeProvider time, LeaseTimes times, Lease lease, string version, long begunAt)
    {
        (_store, _files, _time, _times, _lease, _version, _renewedAt) = (store, files, time, times, lease, version, begunAt);
        _heartbeat = time.CreateTimer(_ => _beat = BeatAsync(), null, times.Heartbeat, times.Heartbeat);
    }

    /// <summary>The lease's number: a higher one has taken over.</summary>
    public long Token => _lease.Token;

    private string Key => _files.LockFile(_lease.Id);

    // Neither of the two clocks is enough: one stands still while the machine sleeps, the other can be set.
    private bool IsFresh
    {
        get
        {
            var good = _times.Duration - _times.Margin;
            var byWall = _time.GetUtcNow() - _lease.Renewed;
            return _time.GetElapsedTime(_renewedAt) < good && byWall < good && byWall > -good;
        }
    }

    /// <summary>True while this process may change the stack; false once someone has broken the lock or taken it over.</summary>
    public async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        if (!_isLost && !IsFresh)
        {
            await RenewAsync(cancellationToken);
        }

        return !_isLost && IsFresh && (!_store.IsLocal || await _store.ExistsAsync(Key, cancellationToken));
    }

    /// <summary>Gives the stack free.</summary>
    public Task ReleaseAsync() => EndAsync(keepsLockFile: false);

    /// <summary>
    /// Ends the lease and leaves the lock file, since the journal is still there: Pulumi must not read the checkpoint, and
    /// whoever takes the lease next folds first.
    /// </summary>
    public Task AbandonAsync() => EndAsync(keepsLockFile: true);

    /// <summary>Releases it unless that was done.</summary>
    public async ValueTask DisposeAsync() => await ReleaseAsync();

    private async Task EndAsync(bool keepsLockFile)
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        await _heartbeat.DisposeAsync();
        await _beat;
        await _gate.WaitAsync();
        if (!keepsLockFile)
        {
            await _store.DeleteAsync(Key, CancellationToken.None);
        }

        var ended = keepsLockFile
            ? _lease with { IsAbandoned = true, Renewals = _lease.Renewals + 1 }
            : new Lease { Token = _lease.Token };
        try
        {
            await _store.TryWriteAsync(_files.Lease, ended.Write(), _version, CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Protocol.DiagnosticException)
        {
            // A full disk, for instance. Without its lock file, or with its process gone, the lease is over all the same.
        }

        _gate.Dispose();
    }

    private async Task BeatAsync()
    {
        try
        {
            await RenewAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or OperationCanceledException or Protocol.DiagnosticException)
        {
            // The next beat tries again; without one the lease runs out and the holder stops by itself.
        }
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_isLost)
            {
                return;
            }

            var begun = _time.GetTimestamp();
            var renewed = _lease with { Renewed = _time.GetUtcNow(), Renewals = _lease.Renewals + 1 };
            var version = await _store.TryWriteAsync(_files.Lease, renewed.Write(), _version, cancellationToken)
                ?? await AgainAsync(renewed, cancellationToken);
            if (version is null || !await _store.ExistsAsync(Key, cancellationToken))
            {
                _isLost = true;
                return;
            }

            (_lease, _version, _renewedAt) = (renewed, version, begun);
        }
        finally
        {
            _gate.Release();
        }
    }

    // An answer that was lost on its way leaves a renewal that this process does not know of.
    private async Task<string?> AgainAsync(Lease renewed, CancellationToken cancellationToken) =>
        await _store.ReadAsync(_files.Lease, cancellationToken) is { } stored
        && Lease.Read(stored.Content) is { IsAbandoned: false } current && current.Id == _lease.Id && current.Token == _lease.Token
            ? await _store.TryWriteAsync(
                _files.Lease, (renewed with { Renewals = current.Renewals + 1 }).Write(), stored.Version, cancellationToken)
            : null;
}
