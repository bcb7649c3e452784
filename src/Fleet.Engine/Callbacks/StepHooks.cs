using System.Collections.Immutable;
using Fleet.Engine.Events;
using Fleet.Engine.Execution;
using Fleet.Engine.State;
using Fleet.Protocol;

namespace Fleet.Engine.Callbacks;

/// <summary>Runs the functions of the program that a resource has bound to what is done with it.</summary>
internal sealed class StepHooks(RunContext run)
{
    /// <summary>True when anything is to run with a step.</summary>
    public static bool IsBound(Step step) => Points(step) is var (before, after)
        && (!Names(step, before).IsEmpty || !Names(step, after).IsEmpty);

    /// <summary>Runs what is bound to the time before a step.</summary>
    /// <exception cref="DiagnosticException">One has failed: the step must not be made.</exception>
    public Task BeforeAsync(Step step) => Points(step) is var (before, _)
        ? RunAsync(step, before, null)
        : Task.CompletedTask;

    /// <summary>Runs what is bound to the time after a step.</summary>
    /// <exception cref="DiagnosticException">One has failed; what the step has done stays.</exception>
    public Task AfterAsync(Step step, ResourceState? result) => Points(step) is var (_, after)
        ? RunAsync(step, after, result)
        : Task.CompletedTask;

    private async Task RunAsync(Step step, HookPoint point, ResourceState? result)
    {
        foreach (var name in Names(step, point))
        {
            try
            {
                await RunAsync(step, run.Hooks.Get(name, isForErrors: false), result);
            }
            catch (DiagnosticException exception)
            {
                var diagnostic = exception.Diagnostics[0];
                throw new DiagnosticException(
                    $"The hook '{name}' {When(point)} '{step.Urn.Name}' has failed: {diagnostic.Summary.TrimEnd('.')}.",
                    diagnostic.Hint,
                    inner: exception);
            }
        }
    }

    private async Task RunAsync(Step step, Hook hook, ResourceState? result)
    {
        if (run.IsPreview && !hook.RunsInPreviews)
        {
            return;
        }

        var error = await run.Hooks.RunAsync(hook, HookRequests.Of(step, result), run.Terminate);
        if (error.Length == 0)
        {
            return;
        }

        if (!hook.IgnoresErrors)
        {
            throw new DiagnosticException(error);
        }

        run.Events.Report(
            Severity.Warning, $"The hook '{hook.Name}' of '{step.Urn.Name}' has failed, which it may: {error}", step.Urn);
    }

    private static (HookPoint Before, HookPoint After)? Points(Step step) => step.Kind switch
    {
        StepKind.Create or StepKind.CreateReplacement => (HookPoint.BeforeCreate, HookPoint.AfterCreate),
        StepKind.Update => (HookPoint.BeforeUpdate, HookPoint.AfterUpdate),
        StepKind.Delete or StepKind.DeleteReplaced => (HookPoint.BeforeDelete, HookPoint.AfterDelete),
        _ => null,
    };

    private static ImmutableArray<string> Names(Step step, HookPoint point) => step.Resource.Hooks.At(point);

    private static string When(HookPoint point) => point switch
    {
        HookPoint.BeforeCreate => "before the creation of",
        HookPoint.AfterCreate => "after the creation of",
        HookPoint.BeforeUpdate => "before the update of",
        HookPoint.AfterUpdate => "after the update of",
        HookPoint.BeforeDelete => "before the removal of",
        HookPoint.AfterDelete => "after the removal of",
        HookPoint.OnError => "after a failure of",
    };
}
