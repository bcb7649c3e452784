namespace Fleet.Remote.Ssh;

/// <summary>How much was asked of hosts.</summary>
public sealed class ConnectionCounters
{
    private int _connections;
    private int _commands;
    private int _channels;

    /// <summary>Logins made.</summary>
    public int ConnectionsOpened => _connections;

    /// <summary>Commands started, streams included.</summary>
    public int CommandsRun => _commands;

    /// <summary>Connections to unix sockets and TCP addresses made through hosts.</summary>
    public int ChannelsOpened => _channels;

    internal void CountConnection() => Interlocked.Increment(ref _connections);

    internal void CountCommand() => Interlocked.Increment(ref _commands);

    internal void CountChannel() => Interlocked.Increment(ref _channels);
}
