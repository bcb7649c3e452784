namespace Fleet.Engine.Execution;

/// <summary>A place among the running provider operations; disposing gives it back.</summary>
internal sealed class StepTurn(SemaphoreSlim[] places) : IDisposable
{
    private int _held;

    /// <summary>Gives the place back for a while: what is waited for may need one itself.</summary>
    public void Leave()
    {
        while (_held > 0)
        {
            places[--_held].Release();
        }
    }

    /// <summary>Waits for a place, at first or again.</summary>
    /// <exception cref="OperationCanceledException">It is not to be had any more.</exception>
    public async Task ReturnAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (_held < places.Length)
            {
                await places[_held].WaitAsync(cancellationToken);
                _held++;
            }

            // A place may be given back in the very moment in which nothing new may begin any more.
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException)
        {
            Leave();
            throw;
        }
    }

    public void Dispose() => Leave();
}
