using Fleet.Engine.Events;
using Fleet.Engine.State;

namespace Fleet.Engine.Execution;

/// <summary>
/// Ends the wait for a provider that does not keep to a timeout which the program has set. The provider is told of it and
/// ends in time by itself; what comes of one that does not is unknown, as after a lost connection.
/// </summary>
internal static class StepTimeout
{
    /// <summary>How long after the timeout a provider may still say what came of its operation.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    // How long a provider may take to say what came of it once it is to stop.
    private static readonly TimeSpan Heed = TimeSpan.FromSeconds(5);

    /// <summary>The time that a step may take; null when the program has not said.</summary>
    public static TimeSpan? Of(Step step)
    {
        var timeouts = step.Resource.Timeouts;
        return step.Kind switch
        {
            StepKind.Create or StepKind.CreateReplacement => timeouts.Create,
            StepKind.Update => timeouts.Update,
            StepKind.Delete or StepKind.DeleteReplaced => timeouts.Delete,
            StepKind.Import or StepKind.ImportReplacement or StepKind.Read or StepKind.ReadReplacement or StepKind.Refresh =>
                timeouts.Read,
            StepKind.Same or StepKind.Replace or StepKind.Discard or StepKind.DiscardReplaced
                or StepKind.RemovePendingReplace => null,
        };
    }

    /// <summary>Awaits an operation as long as its step may take.</summary>
    /// <exception cref="TimeoutException">It did not answer in time.</exception>
    public static async Task<ResourceState> AwaitAsync(
        Step step, Func<CancellationToken, Task<ResourceState>> act, TimeProvider time, CancellationToken cancellationToken)
    {
        if (Of(step) is not { } timeout)
        {
            return await HeedAsync(act(cancellationToken), time, cancellationToken);
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            return await act(over.Token).WaitAsync(timeout + Grace, time, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            await over.CancelAsync();
            throw new TimeoutException($"its timeout of {timeout.TotalSeconds:0.###} s is over since {Grace.TotalSeconds:0} s", exception);
        }
    }

    // A provider that does not heed the second stage of a cancellation is left behind: nobody may wait for it for good.
    private static async Task<ResourceState> HeedAsync(
        Task<ResourceState> acting, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await acting.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!acting.IsCompleted)
        {
            try
            {
                return await acting.WaitAsync(Heed, time, CancellationToken.None);
            }
            catch (TimeoutException)
            {
                throw new OperationCanceledException(cancellationToken);
            }
        }
    }
}
