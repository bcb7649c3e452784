using System.Collections.Concurrent;
using Fleet.Engine.Events;
using Fleet.Engine.Execution;
using Fleet.Engine.Planning;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Importing;

/// <summary>
/// Records objects that exist as resources of the stack, without a program: everything else stays as it is recorded.
/// </summary>
internal sealed class ImportPhase(RunContext run, StepRunner steps, Registrar registrar)
{
    private readonly Imports _imports = new(run, steps);
    private readonly ConcurrentDictionary<Urn, Task<bool>> _done = new();

    public async Task RunAsync(ImportRequest request)
    {
        var root = Urn.Create(run.Stack, run.Project, default, Urn.RootStackType, $"{run.Project}-{run.Stack}");
        var items = ImportPlan.Of(request, root);
        if (run.Olds.Find(root) is null)
        {
            await registrar.RegisterAsync(new Goal { Type = root.Type, Name = root.Name });
        }

        foreach (var item in items)
        {
            // Started in order, so that a parent's task is there when its children ask for it.
            _done[item.Urn] = ImportAsync(item, root, request.Protect);
        }

        await Task.WhenAll(_done.Values);
    }

    private async Task<bool> ImportAsync(ImportItem item, Urn root, bool protect)
    {
        try
        {
            return await ParentIsThereAsync(item, root) && await ImportAsync(item, protect);
        }
        catch (StepFailedException)
        {
            return false;
        }
        catch (DiagnosticException exception)
        {
            run.Events.Report(exception, item.Urn);
            run.Fail(item.Urn);
            return false;
        }
    }

    private async Task<bool> ImportAsync(ImportItem item, bool protect)
    {
        if (run.Olds.Find(item.Urn)?.State is { } recorded)
        {
            return recorded.Id == item.Spec.Id ? Skip(item) : throw new DiagnosticException(
                $"'{item.Urn.Name}' of type '{item.Urn.Type}' is recorded already, as '{recorded.Id}' and not as '{item.Spec.Id}'.",
                "Import under another name, or remove the recorded one from the state first.");
        }

        var goal = new Goal
        {
            Type = item.Spec.Type,
            Name = item.Urn.Name,
            Parent = item.Parent,
            IsCustom = !item.Spec.IsComponent,
            Protect = protect,
            Version = item.Spec.Version,
            PluginDownloadUrl = item.Spec.PluginDownloadUrl,
        };
        return item.Spec.IsComponent ? RecordComponent(item, goal) : await RecordObjectAsync(item, goal);
    }

    private async Task<bool> ParentIsThereAsync(ImportItem item, Urn root)
    {
        if (item.Parent == root || run.Olds.Find(item.Parent) is not null)
        {
            return true;
        }

        return _done.TryGetValue(item.Parent, out var parent)
            ? await parent
            : throw new DiagnosticException(
                $"'{item.Urn.Name}' is to be imported below '{item.Parent}', which is not recorded.",
                "Import the parent too, or name one that is recorded ('fleet stack export' lists them).");
    }

    private bool Skip(ImportItem item)
    {
        run.Events.Report(
            Severity.Info, $"'{item.Urn.Name}' of type '{item.Urn.Type}' is recorded already and stays as it is.", item.Urn);
        return true;
    }

    private bool RecordComponent(ImportItem item, Goal goal)
    {
        var now = run.Environment.Time.GetUtcNow();
        var state = Wanted.State(goal, item.Urn, item.Spec.Inputs ?? PropertyMap.Empty, null) with
        {
            Outputs = item.Spec.Outputs ?? PropertyMap.Empty,
            Created = now,
            Modified = now,
        };
        steps.Pass(new Step(StepKind.Import, null, state), state);
        run.Recorder.RecordLater(new SlotChange(run.Recorder.NewSlot(), state));
        return true;
    }

    private async Task<bool> RecordObjectAsync(ImportItem item, Goal goal)
    {
        var provider = await ProviderAsync(item, goal);
        var slot = run.Recorder.NewSlot();
        var wanted = Wanted.State(
            goal with { Provider = provider.Reference }, item.Urn, item.Spec.Inputs ?? PropertyMap.Empty, null) with
        {
            Id = item.Spec.Id,
        };
        var step = new Step(StepKind.Import, null, wanted);
        await steps.PerformAsync(
            step,
            PendingKind.Importing,
            async token =>
            {
                var read = item.Spec.Outputs is { } outputs
                    ? wanted with { Outputs = outputs }
                    : await _imports.ReadAsync(provider, wanted, token);
                return await CheckAsync(provider, Selected(item.Spec, read), token);
            },
            result => [new SlotChange(slot, result)]);
        return true;
    }

    private Task<ProviderHandle> ProviderAsync(ImportItem item, Goal goal)
    {
        if (item.Provider.IsEmpty)
        {
            return registrar.ProviderAsync(goal with { Parent = default });
        }

        return run.Olds.Find(item.Provider)?.State is { IsProvider: true } state
            ? run.Providers.GetAsync(state.AsProvider)
            : throw new DiagnosticException(
                $"'{item.Urn.Name}' is to be imported with the provider '{item.Provider}', which is not recorded.",
                "Name a recorded one ('fleet stack export' lists them), or leave it out for the package's default one.");
    }

    private static ResourceState Selected(ImportSpec spec, ResourceState state) => spec.Properties.IsEmpty
        ? state
        : state with { Inputs = PropertyMap.From(state.Inputs.Where(input => spec.Properties.Contains(input.Key))) };

    // The object is what it is: what a provider holds against it is worth a warning.
    private async Task<ResourceState> CheckAsync(
        ProviderHandle provider, ResourceState state, CancellationToken cancellationToken)
    {
        var inputs = provider.Send(state.Inputs, isPreview: true);
        var result = await provider.Provider.CheckAsync(new CheckRequest(state.Urn, inputs, inputs), cancellationToken);
        foreach (var failure in CheckFailures.Describe(state.Urn, result.Failures))
        {
            run.Events.Report(failure with { Severity = Severity.Warning });
        }

        return result.Failures.IsDefaultOrEmpty
            ? state with { Inputs = provider.ReceiveInputs(result.Inputs, state.Inputs) }
            : state;
    }
}
