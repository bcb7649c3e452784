namespace Fleet.Engine.Execution;

/// <summary>Does a thing once a key, however many ask for it at once.</summary>
internal sealed class TaskCache<TKey, TValue>
    where TKey : notnull
{
    private readonly Dictionary<TKey, Task<TValue>> _tasks = [];
    private readonly Lock _gate = new();

    /// <summary>The one task of a key, started by whoever asks first.</summary>
    public Task<TValue> GetAsync(TKey key, Func<Task<TValue>> start)
    {
        lock (_gate)
        {
            if (!_tasks.TryGetValue(key, out var task))
            {
                _tasks[key] = task = Task.Run(start);
            }

            return task;
        }
    }
}
