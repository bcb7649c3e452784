using System.Collections.Concurrent;

namespace Fleet.Remote.Ssh;

/// <summary>
/// The run's connections: one for each target, opened by the first operation on it, closed all together. Nothing of
/// them outlives this process, however it ends.
/// </summary>
public sealed class SshConnections : IAsyncDisposable
{
    private readonly ConcurrentDictionary<SshTarget, SshConnection> _connections = new();
    private readonly SshSetup _setup;

    /// <summary>Creates the pool. Starts nothing.</summary>
    public SshConnections(SshConnectionsOptions options)
    {
        _setup = new SshSetup(options, Counters);
        Local = new LocalConnection(options.Time);
    }

    /// <summary>This machine.</summary>
    public LocalConnection Local { get; }

    /// <summary>What was asked of all hosts so far.</summary>
    public ConnectionCounters Counters { get; } = new();

    /// <summary>The connection to a target. Contacts nothing.</summary>
    /// <exception cref="RemoteException">The target's host, user or port cannot be one.</exception>
    public SshConnection Get(SshTarget target) => target.Problem() is { } problem
        ? throw new RemoteException(RemoteFailure.NotReached, target.ToString(), problem)
        : _connections.GetOrAdd(
            target, wanted => new SshConnection(wanted, _setup, wanted.Via is { } via ? Get(via) : null));

    /// <summary>A connection of its own beside the one that everything shares, for its maker to close.</summary>
    public SshConnection Another(SshTarget target) => new(target, _setup, target.Via is { } via ? Get(via) : null);

    /// <summary>Closes every connection and removes what belonged to them.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_connections.Values.Select(connection => connection.DisposeAsync().AsTask()));
        await _setup.DisposeAsync();
    }
}
