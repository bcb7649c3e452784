using System.Runtime.ExceptionServices;
using Fleet.Engine.Execution;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;

namespace Fleet.Engine.Callbacks;

/// <summary>Tries an operation again for as long as a function of the program wants it.</summary>
internal sealed class ErrorHooks(RunContext run)
{
    private const int MostAttempts = 100;

    /// <summary>Does an operation, again and again where it fails and a hook says so.</summary>
    /// <param name="step">The step that it is for.</param>
    /// <param name="turn">The place among the running operations; given back while hooks are asked.</param>
    /// <param name="act">The operation.</param>
    public async Task<ResourceState> RetryingAsync(
        Step step, StepTurn turn, Func<CancellationToken, Task<ResourceState>> act)
    {
        if (step.Resource.Hooks.At(HookPoint.OnError).IsEmpty || HookRequests.Operation(step).Length == 0)
        {
            return await act(run.Terminate);
        }

        var errors = new List<string>();
        while (true)
        {
            ExceptionDispatchInfo failure;
            try
            {
                return await act(run.Terminate);
            }
            catch (Exception exception) when (exception is not (OperationCanceledException or ResourceInitException))
            {
                // An object that came to be and is not healthy is not made twice: the next run mends it.
                failure = ExceptionDispatchInfo.Capture(exception);
                errors.Insert(0, exception.Message);
            }

            turn.Leave();
            var retries = errors.Count < MostAttempts && await WantsRetryAsync(step, errors);
            await turn.ReturnAsync(run.Terminate);
            if (!retries || run.Stopping.IsCancellationRequested)
            {
                failure.Throw();
            }

            run.Events.Report(
                Severity.Warning, $"'{step.Urn.Name}': {HookRequests.Operation(step)} is tried again after: {errors[0]}", step.Urn);
        }
    }

    private async Task<bool> WantsRetryAsync(Step step, IReadOnlyList<string> errors)
    {
        var wants = false;
        foreach (var name in step.Resource.Hooks.At(HookPoint.OnError))
        {
            try
            {
                var hook = run.Hooks.Get(name, isForErrors: true);
                var answer = await run.Hooks.AskAsync(hook, HookRequests.Of(step, errors), run.Terminate);
                if (answer.Error.Length > 0)
                {
                    throw new DiagnosticException(answer.Error);
                }

                wants |= answer.Retry;
            }
            catch (DiagnosticException exception)
            {
                run.Events.Report(
                    Severity.Warning,
                    $"The hook '{name}' after a failure of '{step.Urn.Name}' has failed itself: {exception.Message}",
                    step.Urn);
            }
        }

        return wants;
    }
}
