namespace Fleet.Engine.Execution;

/// <summary>A place among the running provider operations; disposing gives it back.</summary>
internal sealed class StepTurn(SemaphoreSlim free) : IDisposable
{
    private bool _isHeld = true;

    /// <summary>Gives the place back for a while: what is waited for may need one itself.</summary>
    public void Leave()
    {
        if (_isHeld)
        {
            _isHeld = false;
            free.Release();
        }
    }

    /// <summary>Waits for a place again.</summary>
    public async Task ReturnAsync(CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        _isHeld = true;
    }

    public void Dispose() => Leave();
}
