using Fleet.Engine.Callbacks;
using Fleet.Engine.Events;
using Fleet.Engine.Planning;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Execution;

/// <summary>
/// Performs steps: announces, waits for its turn, records that it begins, asks the provider, records and announces what
/// came of it.
/// </summary>
internal sealed class StepRunner(RunContext run)
{
    private const string NextRunFindsOut = "Whether it took effect is not known; the next run finds out.";
    private readonly StepHooks _hooks = new(run);
    private readonly ErrorHooks _errorHooks = new(run);

    /// <summary>Announces that a step begins; the result is the step with the time of that.</summary>
    /// <exception cref="StepFailedException">The run is held to a plan that does not have it.</exception>
    public Step Begin(Step step)
    {
        step = step with { BegunAt = run.Environment.Time.GetTimestamp() };
        run.Book.Note(step);
        run.Events.Publish(new ResourcePreEvent(step.Describe(run.Events, null), run.IsPreview));
        if (run.Guard?.Objection(step) is { } objection)
        {
            run.Events.Report(objection, step.Urn);
            throw Fail(step, ResourceStatus.Ok);
        }

        return step;
    }

    /// <summary>Announces and counts a step that has succeeded.</summary>
    public void Succeed(Step step, ResourceState? result)
    {
        if (step is { IsInternal: false, IsCounted: true })
        {
            run.Tally.Add(step.Kind);
        }

        PublishOutputs(step, result);
    }

    /// <summary>Announces what has come of a step.</summary>
    public void PublishOutputs(Step step, ResourceState? result) => run.Events.Publish(
        new ResourceOutputsEvent(step.Describe(run.Events, result), run.IsPreview) { Duration = Duration(step) });

    /// <summary>A step without an operation of a provider.</summary>
    public void Pass(Step step, ResourceState? result = null)
    {
        step = Begin(step);
        Succeed(step, result);
    }

    /// <summary>A step without an operation of a provider, with the program's functions that belong to it.</summary>
    /// <exception cref="StepFailedException">One of those failed, and the operator knows.</exception>
    public async Task PassAsync(Step step, Func<Task> record)
    {
        step = Begin(step);
        await GuardAsync(step, () => _hooks.BeforeAsync(step));
        await GuardAsync(step, record);
        await AfterAsync(step, null);
        Succeed(step, null);
    }

    /// <summary>Runs the program's functions that belong before a step.</summary>
    /// <exception cref="StepFailedException">One of those failed, and the operator knows.</exception>
    public Task BeforeAsync(Step step) => GuardAsync(step, () => _hooks.BeforeAsync(step));

    /// <summary>Runs the program's functions that belong after a step, which stays done whatever they say.</summary>
    /// <exception cref="StepFailedException">One of those failed, and the operator knows.</exception>
    public Task AfterAsync(Step step, ResourceState? result) => GuardAsync(step, () => _hooks.AfterAsync(step, result));

    /// <summary>
    /// Performs a step that changes an object. A provider that could not finish leaves what there is in the state; one
    /// that cannot tell leaves the operation pending for the next run to find out.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="kind">What is recorded as begun.</param>
    /// <param name="act">The operation; its result is what is recorded from then on.</param>
    /// <param name="changes">Which slots that fills.</param>
    /// <exception cref="StepFailedException">It failed, and the operator knows.</exception>
    /// <exception cref="OperationCanceledException">Nothing new may begin.</exception>
    public async Task<ResourceState> PerformAsync(
        Step step,
        PendingKind kind,
        Func<CancellationToken, Task<ResourceState>> act,
        Func<ResourceState, SlotChange[]> changes)
    {
        var isHooked = StepHooks.IsBound(step);
        if (isHooked)
        {
            // They may ask for functions of providers, so they must not hold a place among the operations.
            run.Stopping.ThrowIfCancellationRequested();
            step = Begin(step);
            await BeforeAsync(step);
        }

        (step, var result) = await OperateAsync(step, kind, act, changes);
        await AfterAsync(step, result);
        Succeed(step, Visible(step, result));
        return result;
    }

    /// <summary>Announces that a step has failed.</summary>
    public StepFailedException Fail(Step step, ResourceStatus status)
    {
        run.Fail(step.Urn);
        run.Events.Publish(
            new ResourceFailedEvent(step.Describe(run.Events, null), status) { Steps = 1, Duration = Duration(step) });
        return new StepFailedException();
    }

    private async Task GuardAsync(Step step, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (DiagnosticException exception)
        {
            run.Events.Report(exception, step.Urn);
            throw Fail(step, ResourceStatus.Ok);
        }
    }

    private async Task<(Step Begun, ResourceState Result)> OperateAsync(
        Step step, PendingKind kind, Func<CancellationToken, Task<ResourceState>> act, Func<ResourceState, SlotChange[]> changes)
    {
        var host = run.IsPreview ? "" : await run.Providers.HostOfAsync(step.Resource);
        using var turn = await run.Gate.EnterAsync(run.Stopping, host);
        if (step.BegunAt is null)
        {
            step = Begin(step);
        }

        if (run.IsPreview)
        {
            return (step, await PreviewAsync(step, act));
        }

        var begun = await BeginAsync(step, kind);
        ResourceState result;
        try
        {
            result = await _errorHooks.RetryingAsync(
                step, turn, token => StepTimeout.AwaitAsync(step, act, run.Environment.Time, token));
        }
        catch (ResourceInitException exception)
        {
            await EndAsync(step, begun, changes(Partial(step, exception)));
            foreach (var reason in exception.Reasons)
            {
                run.Events.Report(reason with { Urn = step.Urn, Severity = Severity.Error });
            }

            throw Fail(step, ResourceStatus.PartialFailure);
        }
        catch (DiagnosticException exception)
        {
            await EndAsync(step, begun, []);
            run.Events.Report(exception, step.Urn);
            throw Fail(step, ResourceStatus.Ok);
        }
        catch (UncertainOutcomeException exception) when (exception.IsAnswered)
        {
            run.MaybeCorrupt = true;
            await EndAsync(step, begun, []);
            run.Events.Report(exception.Diagnostic with { Urn = step.Urn });
            throw Fail(step, ResourceStatus.Unknown);
        }
        catch (Exception exception)
        {
            run.MaybeCorrupt = true;
            Report(step, exception);
            throw Fail(step, ResourceStatus.Unknown);
        }

        run.Events.Redactor.Learn(result.Outputs);
        await EndAsync(step, begun, changes(result));
        return (step, result);
    }

    private TimeSpan? Duration(Step step) =>
        step.BegunAt is { } begun ? run.Environment.Time.GetElapsedTime(begun) : null;

    private async Task<long> BeginAsync(Step step, PendingKind kind)
    {
        try
        {
            return await run.Recorder.BeginAsync(kind, step.New is { } wanted && kind is PendingKind.Creating or PendingKind.Importing ? wanted : step.Old!);
        }
        catch (DiagnosticException exception)
        {
            run.Events.Report(exception, step.Urn);
            throw Fail(step, ResourceStatus.Ok);
        }
    }

    // What cannot be recorded stays pending: the next run finds out.
    private async Task EndAsync(Step step, long begun, SlotChange[] changes)
    {
        try
        {
            await run.Recorder.EndAsync(begun, changes);
        }
        catch (DiagnosticException exception)
        {
            run.Events.Report(exception, step.Urn);
            throw Fail(step, ResourceStatus.Unknown);
        }
    }

    private async Task<ResourceState> PreviewAsync(Step step, Func<CancellationToken, Task<ResourceState>> act)
    {
        try
        {
            var result = await act(run.Stopping);
            run.Events.Redactor.Learn(result.Outputs);
            return result;
        }
        catch (Exception exception) when (exception is DiagnosticException or ResourceInitException)
        {
            run.Events.Report(exception, step.Urn);
            run.Fail(step.Urn);
            throw new StepFailedException();
        }
    }

    // What a removal leaves recorded is a mark for the next step, nothing to show.
    private static ResourceState? Visible(Step step, ResourceState result) => step.New is null ? null : result;

    private void Report(Step step, Exception exception)
    {
        if (exception is OperationCanceledException)
        {
            run.Events.Report(
                Severity.Error,
                $"{step.Kind.Name()} of '{step.Urn.Name}' was not waited for: the run was terminated.",
                step.Urn,
                "The next run finds out what came of it.");
            return;
        }

        if (exception is UncertainOutcomeException { Diagnostic: var diagnostic })
        {
            run.Events.Report(diagnostic with { Urn = step.Urn, Hint = NextRunFindsOut });
            return;
        }

        run.Events.Report(new Diagnostic(
            Severity.Error, $"{step.Kind.Name()} of '{step.Urn.Name}' did not answer: {exception.Message}")
        {
            Urn = step.Urn,
            Hint = NextRunFindsOut,
            Detail = exception.ToString(),
        });
    }

    // A failed change keeps the old inputs, so that the next run sees the difference again.
    private ResourceState Partial(Step step, ResourceInitException exception)
    {
        var wanted = step.New!;
        var outputs = SecretMarks.Apply(exception.Outputs, wanted.Inputs, wanted.AdditionalSecretOutputs);
        run.Events.Redactor.Learn(outputs);
        var now = run.Environment.Time.GetUtcNow();
        return wanted with
        {
            Id = exception.Id,
            Inputs = step.Kind == StepKind.Update ? step.Old!.Inputs : wanted.Inputs,
            Outputs = PropertyFilter.Apply(outputs, new PropertyCodecOptions { Unknowns = UnknownHandling.Skip }),
            InitErrors = [.. exception.Reasons.Select(reason => run.Events.Redactor.Redact(reason.ToString()))],
            Created = wanted.Created ?? now,
            Modified = now,
        };
    }
}
