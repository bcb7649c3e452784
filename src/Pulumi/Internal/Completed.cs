namespace Pulumi;

/// <summary>Results of tasks that are done already.</summary>
internal static class Completed
{
    public static bool TryGetResult<T>(this Task<T> task, out T result)
    {
#pragma warning disable VSTHRD002 // It is done: nothing is waited for.
        result = task.IsCompletedSuccessfully ? task.Result : default!;
#pragma warning restore VSTHRD002
        return task.IsCompletedSuccessfully;
    }
}
