namespace Pulumi;

/// <summary>An output that is handed out first and given its value later, once.</summary>
public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<OutputData<T>> _source =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _resolved;

    /// <summary>Creates a pending output.</summary>
    public DeferredOutput() => Output = new Output<T>(_source.Task);

    /// <summary>The output; pending until <see cref="Resolve"/> is called.</summary>
    public Output<T> Output { get; }

    /// <summary>Gives the output the value, dependencies and secretness of another.</summary>
    /// <exception cref="InvalidOperationException">It was resolved before.</exception>
    public void Resolve(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Interlocked.Exchange(ref _resolved, 1) != 0)
        {
            throw new InvalidOperationException("A deferred output can be resolved only once.");
        }

        _ = ForwardAsync(output);
    }

    private async Task ForwardAsync(Output<T> output)
    {
        try
        {
            _source.SetResult(await output.DataTask);
        }
        catch (Exception exception)
        {
            _source.SetException(exception);
        }
    }
}
