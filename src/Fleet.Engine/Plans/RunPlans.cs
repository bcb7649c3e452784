using System.Collections.Immutable;
using Fleet.Engine.Config;
using Fleet.Engine.Execution;
using Fleet.Engine.State;

namespace Fleet.Engine.Plans;

/// <summary>A run and its plans: the one it keeps to, the one it is compared with, and the one it makes.</summary>
internal sealed class RunPlans
{
    private readonly string _stack;
    private readonly OperationOptions _options;
    private readonly StateSession _session;
    private readonly StackConfig _config;
    private readonly PlanBasis? _basis;
    private readonly DateTimeOffset _time;

    /// <summary>Prepares a run's plans. What they are made from is noted now: an update changes it.</summary>
    public RunPlans(
        Workspace workspace, string stack, bool isPreview, OperationOptions options, StateSession session, StackConfig config)
    {
        (_stack, _options, _session, _config) = (stack, options, session, config);
        _time = workspace.Environment.Time.GetUtcNow();
        _basis = isPreview || options.PlanFile.Length > 0 || options.Previewed is not null
            ? PlanBasis.Of(workspace, stack, session.BaseHash)
            : null;
    }

    private string StateSalt => _session.Base.SecretsState;

    /// <summary>The plan that the run must keep to; null when it is free.</summary>
    /// <exception cref="Protocol.DiagnosticException">It does not fit what there is now.</exception>
    public async Task<PlanGuard?> OpenAsync(CancellationToken cancellationToken) => _options.PlanFile.Length == 0
        ? null
        : new PlanGuard(await PlanFile.ReadAsync(
            _options.PlanFile, _stack, _basis!, _config, StateSalt, cancellationToken));

    /// <summary>What a preview has decided.</summary>
    public UpdatePlan? Of(RunContext run) => !run.IsPreview ? null : new UpdatePlan
    {
        Stack = _stack,
        Time = _time,
        Basis = _basis!,
        Resources = run.Book.Resources(),
    };

    /// <summary>Reports where an update went other ways than the plan that the operator has seen.</summary>
    public ImmutableArray<PlanDifference> Compare(RunContext run)
    {
        if (run.IsPreview || _options.Previewed is not { } previewed || previewed.Basis != _basis)
        {
            return [];
        }

        var isComplete = !run.HasFailed && !run.Stopping.IsCancellationRequested;
        var differences = PlanComparison.Compare(previewed.Resources, run.Book.Resources(), isComplete);
        foreach (var difference in differences)
        {
            run.Events.Report(difference.ToDiagnostic());
        }

        return differences;
    }

    /// <summary>Saves the plan of a preview that went well, where that is wanted.</summary>
    public async Task SaveAsync(OperationResult result, CancellationToken cancellationToken)
    {
        if (_options.SavePlan.Length > 0 && result is { Outcome: OperationOutcome.Succeeded, Plan: { } plan })
        {
            await PlanFile.WriteAsync(_options.SavePlan, plan, _config, StateSalt, cancellationToken);
        }
    }
}
