using Fleet.Protocol.Grpc;

namespace Fleet.Engine.Monitor;

/// <summary>The end of a program: it says that it registers nothing more, and may go when the run is over.</summary>
internal sealed class Shutdown
{
    private readonly TaskCompletionSource _signalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _signals;

    /// <summary>Done when the program has said that it registers nothing more.</summary>
    public Task Signalled => _signalled.Task;

    /// <summary>Lets the program end, after it has said that it registers nothing more.</summary>
    public void Release() => _released.TrySetResult();

    /// <summary>Takes the program's word, and holds it until it may end: its functions may be needed until then.</summary>
    public async Task SignalAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _signals) > 1)
        {
            throw new RpcStatusException(StatusCode.FailedPrecondition, "The program has said twice that it is done.");
        }

        _signalled.TrySetResult();
        await _released.Task.WaitAsync(cancellationToken);
    }
}
