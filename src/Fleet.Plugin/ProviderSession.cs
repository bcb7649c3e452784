using Fleet.Protocol.Grpc;
using Fleet.Protocol.Providers;

namespace Fleet.Plugin;

/// <summary>
/// The provider that this process serves. There is one as soon as an engine is known: by argument, by its handshake or by
/// attaching.
/// </summary>
internal sealed class ProviderSession(string package, IProviderLoader loader) : IAsyncDisposable
{
    private readonly CancellationTokenSource _cancelled = new();
    private readonly SemaphoreSlim _attaching = new(1, 1);
    private EngineReports? _reports;
    private IProvider? _provider;

    /// <summary>The package that is served.</summary>
    public string Package { get; } = package;

    /// <summary>The provider.</summary>
    /// <exception cref="RpcStatusException">No engine is known yet.</exception>
    public IProvider Provider => _provider ?? throw new RpcStatusException(
        StatusCode.FailedPrecondition, $"The plugin of package '{Package}' is not attached to an engine: call Attach first.");

    /// <summary>Makes the provider. Another engine's address changes nothing.</summary>
    public async Task AttachAsync(string engineAddress, CancellationToken cancellationToken)
    {
        await _attaching.WaitAsync(cancellationToken);
        try
        {
            if (_provider is null)
            {
                var reports = new EngineReports(engineAddress);
                _provider = await loader.LoadAsync(Package, "", reports, cancellationToken);
                _reports = reports;
            }
        }
        finally
        {
            _attaching.Release();
        }
    }

    /// <summary>Runs an operation that <see cref="Cancel"/> ends.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _cancelled.Token);
        return await operation(either.Token);
    }

    /// <summary>Ends what runs, and whatever is asked from now on.</summary>
    public void Cancel() => _cancelled.Cancel();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_provider is not null)
        {
            await _provider.DisposeAsync();
        }

        if (_reports is not null)
        {
            await _reports.DisposeAsync();
        }

        _attaching.Dispose();
        _cancelled.Dispose();
    }
}
