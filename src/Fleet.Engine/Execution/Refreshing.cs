using Fleet.Engine.Events;
using Fleet.Engine.Planning;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;

namespace Fleet.Engine.Execution;

/// <summary>Reads recorded objects and records what they are like now.</summary>
internal sealed class Refreshing(RunContext run, StepRunner steps, bool isCounted)
{
    /// <summary>Reads everything that is recorded and can be read.</summary>
    public Task RefreshAllAsync() => Task.WhenAll(run.Olds.All.Where(CanRead).Select(old => RefreshAsync(old, "")));

    /// <summary>Reads everything of one provider.</summary>
    public Task RefreshAllAsync(ProviderReference reference) => Task.WhenAll(run.Olds.All
        .Where(old => old.State?.Provider == reference && CanRead(old)).Select(old => RefreshAsync(old, "")));

    /// <summary>Reads one object.</summary>
    /// <param name="old">What is recorded of it.</param>
    /// <param name="driftReason">Why it is read, where a provider has said that it differs; empty otherwise.</param>
    public async Task RefreshAsync(OldResource old, string driftReason)
    {
        var state = old.State!;
        var step = new Step(StepKind.Refresh, state, state) { IsDrift = driftReason.Length > 0, IsCounted = isCounted }
            .WithReason(driftReason);
        try
        {
            var provider = await run.Providers.GetAsync(state.Provider!.Value);
            if (!provider.IsConfigured)
            {
                run.Events.Report(
                    Severity.Warning, $"'{state.Urn.Name}' was not read: inputs of its provider are not known yet.", state.Urn);
                return;
            }

            ResourceState? read;
            using (await run.Gate.EnterAsync(run.Stopping, await run.Providers.HostOfAsync(state)))
            {
                step = steps.Begin(step);
                read = await ReadAsync(provider, state);
            }

            Record(old, step, state, read, driftReason);
        }
        catch (DiagnosticException exception)
        {
            run.Events.Report(exception, state.Urn);
            _ = steps.Fail(step, ResourceStatus.Ok);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            run.Events.Report(exception, state.Urn);
            _ = steps.Fail(step, ResourceStatus.Unknown);
        }
    }

    private bool CanRead(OldResource old) =>
        old.State is { IsCustom: true, IsProvider: false, IsPendingReplacement: false, Provider: not null } state
        && run.Targets.Includes(state.Urn, state.References());

    private async Task<ResourceState?> ReadAsync(ProviderHandle provider, ResourceState state)
    {
        try
        {
            return await ObjectOperations.ReadAsync(provider, state, run.Stopping);
        }
        catch (ResourceInitException exception)
        {
            foreach (var reason in exception.Reasons)
            {
                run.Events.Report(reason with { Urn = state.Urn, Severity = Severity.Warning });
            }

            return ObjectOperations.Apply(state, new ReadResult(exception.Id, state.Inputs, exception.Outputs)) with
            {
                InitErrors = [.. exception.Reasons.Select(reason => run.Events.Redactor.Redact(reason.ToString()))],
            };
        }
    }

    private void Record(OldResource old, Step step, ResourceState state, ResourceState? read, string driftReason)
    {
        if (read is null)
        {
            var isTaken = old.TryRenew(
                null, driftReason, () => run.Recorder.RecordLater(new SlotChange(old.Slot, null, IsGone: true)));
            steps.Succeed(isTaken ? step with { Kind = StepKind.Delete, New = null } : step with { Kind = StepKind.Same }, null);
            return;
        }

        run.Events.Redactor.Learn(read.Outputs);
        run.Events.Redactor.Learn(read.Inputs);
        if (StateEquality.IsSame(state, read))
        {
            steps.Succeed(step with { Kind = StepKind.Same }, read);
            return;
        }

        read = read with { Modified = run.Environment.Time.GetUtcNow() };
        if (!old.TryRenew(read, driftReason, () => run.Recorder.RecordLater(new SlotChange(old.Slot, read))))
        {
            steps.Succeed(step with { Kind = StepKind.Same }, state);
            return;
        }

        var decision = new Decision(Verdict.Update) { Differences = InputDiff.Compare(state.Outputs, read.Outputs) };
        steps.Succeed(step with { Kind = StepKind.Update, New = read, Decision = decision }, read);
    }
}
