using Fleet.Engine.Config;
using Fleet.Engine.Importing;
using Fleet.Engine.Monitor;
using Fleet.Engine.Programs;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Execution;

/// <summary>What an operation does, one after the other.</summary>
internal sealed class Phases(RunContext run, Workspace workspace, ProgramRunner programs, Operation operation)
{
    private readonly StepRunner _steps = new(run);

    /// <summary>Does it; the result is the stack's outputs.</summary>
    public async Task<PropertyMap> RunAsync(Deployment recorded)
    {
        var outputs = recorded.Resources.FirstOrDefault(resource => resource.Urn.IsRootStack)?.Outputs ?? PropertyMap.Empty;
        if (operation is Operation.Refresh or Operation.Destroy)
        {
            CheckTargets(_ => false);
        }

        await new UnfinishedOperations(run, _steps).SettleAsync(recorded.PendingOperations);
        switch (operation)
        {
            case Operation.Preview or Operation.Up:
                // A refresh reads with what the program says of its providers: what is recorded of them may be what was wrong.
                return await RunProgramAsync(new DriftPhase(
                    run, _steps, isOn: run.Options.Drift ?? operation == Operation.Up, readsAll: Refreshes));
            case Operation.Import:
                await new ImportPhase(run, _steps, new Registrar(run, NoDrift)).RunAsync(
                    run.Options.Import ?? throw new InvalidOperationException("Bug: an import of nothing."));
                return outputs;
            case Operation.Refresh or Operation.Destroy:
                await (run.Options.RunProgram ? BesideProgramAsync() : RefreshOrDestroyAsync());
                return operation == Operation.Destroy ? PropertyMap.Empty : outputs;
            default:
                return outputs;
        }
    }

    private bool Refreshes => run.Options.Refresh || (operation == Operation.Up && workspace.Project.AlwaysRefreshes);

    private DriftPhase NoDrift => new(run, _steps, isOn: false, readsAll: false);

    private async Task RefreshOrDestroyAsync()
    {
        if (operation == Operation.Refresh || Refreshes)
        {
            await new Refreshing(run, _steps, isCounted: operation == Operation.Refresh).RefreshAllAsync();
        }

        if (operation == Operation.Destroy)
        {
            CheckHooks();
            await DeleteAsync(isComplete: true);
        }
    }

    // Nothing is read or removed with providers that the program has come to configure by half.
    private async Task BesideProgramAsync()
    {
        var registrar = new Registrar(run, NoDrift, observes: true);
        await using var host = await MonitorHost.StartAsync(run, registrar, workspace);
        if (await host.RunAsync(programs) && !run.HasFailed)
        {
            await RefreshOrDestroyAsync();
        }

        await host.EndAsync();
    }

    private async Task<PropertyMap> RunProgramAsync(DriftPhase drift)
    {
        var registrar = new Registrar(run, drift);
        await using var host = await MonitorHost.StartAsync(run, registrar, workspace);
        var isComplete = await host.RunAsync(programs);
        if (isComplete)
        {
            CheckTargets(urn => registrar.Find(urn) is not null);
            await drift.ReadRestAsync();
        }

        await DeleteAsync(isComplete);
        CheckPlan(isComplete);
        if (isComplete && !run.IsPreview && !run.HasFailed)
        {
            foreach (var (provider, facts) in await run.Providers.LearnAsync())
            {
                registrar.RecordFacts(provider, facts);
            }
        }

        var outputs = registrar.FinishStackOutputs(isComplete && !run.HasFailed);
        await host.EndAsync();
        return outputs;
    }

    private async Task DeleteAsync(bool isComplete)
    {
        if (!run.Stopping.IsCancellationRequested)
        {
            await new DeletePhase(run, _steps).RunAsync(isComplete);
        }
    }

    // Found out now rather than in the middle of it.
    private void CheckHooks()
    {
        if (run.Options.RunProgram)
        {
            return;
        }

        var hooked = run.Olds.All.Select(old => old.State).FirstOrDefault(state =>
            state is { Hooks: var hooks } && run.Targets.Includes(state.Urn, state.References())
            && !(hooks.At(HookPoint.BeforeDelete).IsEmpty && hooks.At(HookPoint.AfterDelete).IsEmpty));
        if (hooked is not null)
        {
            throw new DiagnosticException(
                $"'{hooked.Urn.Name}' of type '{hooked.Type}' has hooks that run with its removal, and no program runs here that "
                + "has registered them.",
                "Add --run-program, so that the program runs beside it.");
        }
    }

    private void CheckPlan(bool isComplete)
    {
        if (run.Guard is not { } guard || !isComplete || run.HasFailed || run.Stopping.IsCancellationRequested)
        {
            return;
        }

        foreach (var missing in guard.Missing())
        {
            run.Events.Report(missing);
            run.Fail(missing.Urn);
        }
    }

    private void CheckTargets(Func<Urn, bool> isRegistered)
    {
        foreach (var literal in run.Targets.Literals)
        {
            if (!Urn.TryParse(literal, out var urn) || (run.Olds.Find(urn) is null && !isRegistered(urn)))
            {
                throw new DiagnosticException(
                    $"The target '{literal}' is no resource of stack '{run.Stack}'.",
                    "Take a URN from 'fleet stack export', or use wildcards such as '**::web'.");
            }
        }
    }
}
