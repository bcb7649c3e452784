namespace Fleet.Remote.Ssh;

/// <summary>What the connections of a run share: settings, counters, a private folder and the run's own agent.</summary>
internal sealed class SshSetup(SshConnectionsOptions options, ConnectionCounters counters) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private RunFolder? _folder;
    private Task<SshAgent>? _agent;
    private int _names;

    public SshConnectionsOptions Options { get; } = options;

    public ConnectionCounters Counters { get; } = counters;

    public RunFolder Folder
    {
        get
        {
            lock (_gate)
            {
                return _folder ??= RunFolder.Create();
            }
        }
    }

    /// <summary>A short path in the run's folder that nothing else uses.</summary>
    public string NewPath(string prefix) => Path.Combine(Folder.Path, $"{prefix}{Interlocked.Increment(ref _names)}");

    /// <summary>The agent that holds the run's keys; null when the run has none.</summary>
    public Task<SshAgent>? AgentAsync()
    {
        if (Options.PrivateKeys.IsEmpty)
        {
            return null;
        }

        lock (_gate)
        {
            return _agent ??= SshAgent.StartAsync(
                this, [.. Options.PrivateKeys.Select(key => new SshCredentials { PrivateKey = key })]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_agent is { IsCompletedSuccessfully: true })
        {
            await (await _agent).DisposeAsync();
        }

        if (_folder is not null)
        {
            await _folder.DisposeAsync();
        }
    }
}
