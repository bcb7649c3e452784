namespace Fleet.Engine.Execution;

/// <summary>Lets only so many provider operations run at a time, in the order they came.</summary>
internal sealed class StepGate(int parallel) : IDisposable
{
    private readonly SemaphoreSlim _free = new(Math.Max(1, parallel));

    /// <summary>Waits for a place; disposing the result gives it back.</summary>
    /// <exception cref="OperationCanceledException">Nothing new may begin.</exception>
    public async Task<StepTurn> EnterAsync(CancellationToken stopping)
    {
        await _free.WaitAsync(stopping);
        return new StepTurn(_free);
    }

    public void Dispose() => _free.Dispose();
}
