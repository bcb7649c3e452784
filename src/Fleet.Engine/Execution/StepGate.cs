using System.Collections.Concurrent;

namespace Fleet.Engine.Execution;

/// <summary>Lets only so many provider operations run at a time, in all and on each host, in the order they came.</summary>
internal sealed class StepGate(int parallel, int parallelPerHost) : IDisposable
{
    private readonly SemaphoreSlim _free = new(Math.Max(1, parallel));
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _hosts = new(StringComparer.Ordinal);

    /// <summary>Waits for a place; disposing the result gives it back.</summary>
    /// <param name="stopping">Cancelled when nothing new may begin.</param>
    /// <param name="host">The host that the operation goes to; empty for none.</param>
    /// <exception cref="OperationCanceledException">Nothing new may begin.</exception>
    public async Task<StepTurn> EnterAsync(CancellationToken stopping, string host = "")
    {
        // The host's place first: who waits for a busy host must not keep others from theirs.
        SemaphoreSlim[] places = host.Length == 0
            ? [_free]
            : [_hosts.GetOrAdd(host, _ => new SemaphoreSlim(Math.Max(1, parallelPerHost))), _free];
        var turn = new StepTurn(places);
        await turn.ReturnAsync(stopping);
        return turn;
    }

    public void Dispose()
    {
        _free.Dispose();
        foreach (var host in _hosts.Values)
        {
            host.Dispose();
        }
    }
}
