namespace Fleet.Engine.Monitor;

/// <summary>Counts calls that are not answered yet.</summary>
internal sealed class InFlight
{
    private readonly Lock _gate = new();
    private int _count;
    private TaskCompletionSource? _drained;

    /// <summary>Counts a call while it runs.</summary>
    public async Task<T> TrackAsync<T>(Func<Task<T>> call)
    {
        lock (_gate)
        {
            _count++;
        }

        try
        {
            return await call();
        }
        finally
        {
            lock (_gate)
            {
                if (--_count == 0)
                {
                    _drained?.TrySetResult();
                }
            }
        }
    }

    /// <summary>Done when no call runs.</summary>
    public Task DrainAsync()
    {
        lock (_gate)
        {
            _drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_count == 0)
            {
                _drained.SetResult();
            }

            return _drained.Task;
        }
    }
}
