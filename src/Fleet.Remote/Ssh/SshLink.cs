using Fleet.Shared;

namespace Fleet.Remote.Ssh;

/// <summary>
/// Keeps one live login on a host: opens it when first asked, again when it broke, and remembers for a moment that a
/// host could not be reached, so that a hundred waiting operations do not each wait for it.
/// </summary>
internal sealed class SshLink(SshTarget target, SshSetup setup, SshLink? via) : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _gate = new();
    private Task<SshMaster>? _opening;
    private SshMaster? _master;
    private SshAgent? _agent;
    private long _failedAt;

    /// <summary>The login, made now when there is none.</summary>
    public async Task<SshMaster> MasterAsync(CancellationToken cancellationToken)
    {
        if (AddressGuard.Refusal(target.Host) is { } refusal)
        {
            throw new RemoteException(RemoteFailure.AddressRefused, target.ToString(), $"Host {refusal}");
        }

        Task<SshMaster> opening;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
            if (_opening is null || HasEnded(_opening))
            {
                _opening = Task.Run(OpenAsync, CancellationToken.None);
            }

            opening = _opening;
        }

        return await opening.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Task<SshMaster>? opening;
        Task cancelling;
        lock (_gate)
        {
            cancelling = _closing.CancelAsync();
            opening = _opening;
        }

        await cancelling;
        if (opening is not null)
        {
            await opening.ContinueWith(_ => { }, TaskScheduler.Default);
        }

        if (_master is not null)
        {
            await _master.DisposeAsync();
        }

        if (_agent is not null)
        {
            await _agent.DisposeAsync();
        }

        _closing.Dispose();
    }

    private bool HasEnded(Task<SshMaster> opening) => opening.IsCompleted
        && (opening.IsCompletedSuccessfully
            ? _master is null or { IsAlive: false }
            : setup.Options.Time.GetElapsedTime(_failedAt) >= setup.Options.FailureMemory);

    private async Task<SshMaster> OpenAsync()
    {
        try
        {
            if (_master is not null)
            {
                await _master.DisposeAsync();
                _master = null;
            }

            return _master = await LogInAsync(_closing.Token);
        }
        catch (Exception)
        {
            _failedAt = setup.Options.Time.GetTimestamp();
            throw;
        }
    }

    private async Task<SshMaster> LogInAsync(CancellationToken cancellationToken)
    {
        var viaControlPath = via is null ? null : (await via.MasterAsync(cancellationToken)).ControlPath;
        var agent = await AgentAsync();
        for (var attempt = 0; ; attempt++)
        {
            var (master, isReady) = await SshMaster.StartAsync(target, setup, agent, viaControlPath, cancellationToken);
            if (isReady)
            {
                setup.Counters.CountConnection();
                return master;
            }

            var mayTryAgain = target.MostFailures is { } most
                ? attempt < most && SshFailures.Connecting(target, master.Said).Failure == RemoteFailure.NotReached
                : attempt < setup.Options.ConnectRetries && SshFailures.IsTransient(master.Said);
            if (!mayTryAgain)
            {
                throw await ExplainAsync(master.Said, viaControlPath, cancellationToken);
            }

            await Backoff.WaitAsync(attempt, setup.Options.Time, cancellationToken);
        }
    }

    private async Task<RemoteException> ExplainAsync(
        string said, string? viaControlPath, CancellationToken cancellationToken)
    {
        var failure = SshFailures.Connecting(target, said);
        if (failure.Failure == RemoteFailure.HostKeyWrong && SshFailures.OfferedFingerprint(said) is null)
        {
            // Of a host whose keys are all of another kind than the known one, ssh tells nothing by itself.
            var offered = await SshMaster.OfferedFingerprintAsync(target, setup, viaControlPath, cancellationToken);
            return SshFailures.Connecting(target, $"{said}\n{offered}");
        }

        return failure;
    }

    private async Task<SshAgent?> AgentAsync()
    {
        if (target.Credentials?.PrivateKey is not null)
        {
            return _agent ??= await SshAgent.StartAsync(setup, [target.Credentials]);
        }

        return setup.AgentAsync() is { } shared ? await shared : null;
    }
}
