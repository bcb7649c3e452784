namespace Pulumi;

/// <summary>
/// Everything that was started and not awaited: the program is over when all of it is, or when a part of it failed.
/// Tasks may be added at any time.
/// </summary>
internal sealed class TaskTracker
{
    private readonly Lock _gate = new();
    private readonly List<Exception> _failures = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _pending;

    public void Add(Task task)
    {
        if (task.IsCompletedSuccessfully)
        {
            return;
        }

        lock (_gate)
        {
            _pending++;
        }

        _ = task.ContinueWith(
            Remove, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Returns when nothing runs any more, or at the first failure, with all failures so far.</summary>
    public Task<IReadOnlyList<Exception>> WhenIdleOrFailedAsync() => WaitAsync(orFailed: true);

    /// <summary>Returns when nothing runs any more, with all failures.</summary>
    public Task<IReadOnlyList<Exception>> WhenIdleAsync() => WaitAsync(orFailed: false);

    private async Task<IReadOnlyList<Exception>> WaitAsync(bool orFailed)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_pending == 0 || (orFailed && _failures.Count > 0))
                {
                    return [.. _failures];
                }

                changed = _changed.Task;
            }

            await changed;
        }
    }

    private void Remove(Task task)
    {
        TaskCompletionSource? changed = null;
        lock (_gate)
        {
            _pending--;
            IReadOnlyList<Exception> failures =
                task.IsCanceled ? [new TaskCanceledException(task)] : task.Exception?.InnerExceptions ?? [];
            foreach (var failure in failures)
            {
                // All outputs of a failed resource, and all that was computed with them, fail with the one exception.
                if (!_failures.Contains(failure))
                {
                    _failures.Add(failure);
                }
            }

            if (_pending == 0 || _failures.Count > 0)
            {
                changed = _changed;
                _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        changed?.TrySetResult();
    }
}
