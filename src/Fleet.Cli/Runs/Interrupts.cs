namespace Fleet.Cli.Runs;

/// <summary>
/// The two stages of ending early. The first signal asks for an orderly end: nothing new is started, what runs finishes.
/// The second one no longer waits.
/// </summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly CancellationTokenSource _terminate = new();
    private int _signals;

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Cancel => _cancel.Token;

    /// <summary>Cancelled by the second signal.</summary>
    public CancellationToken Terminate => _terminate.Token;

    /// <summary>Called with the stage, 1 or 2, when a signal arrives.</summary>
    public Action<int>? Arrived { get; set; }

    /// <summary>A signal has arrived.</summary>
    public void Signal()
    {
        var stage = Interlocked.Increment(ref _signals);
        Arrived?.Invoke(stage);
        (stage == 1 ? _cancel : _terminate).Cancel();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cancel.Dispose();
        _terminate.Dispose();
    }
}
