using System.Collections.Immutable;
using Fleet.Engine.Execution;
using Fleet.Engine.Planning;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Pulumirpc;

namespace Fleet.Engine.Monitor;

/// <summary>
/// Has plugins make the components that the program leaves to them. The plugin registers the component and what is below
/// it with this same monitor; what it returns is the program's answer.
/// </summary>
internal sealed class RemoteComponents(RunContext run, Registrar registrar, GoalReader goals)
{
    /// <summary>Makes a component.</summary>
    /// <exception cref="DiagnosticException">The plugin could not, or the program has asked for something impossible.</exception>
    /// <exception cref="StepFailedException">What is below it failed.</exception>
    public async Task<RegisterResourceResponse> RegisterAsync(RegisterResourceRequest request)
    {
        // Its provider is found as that of a resource would be, by its package.
        var goal = registrar.Inherit(goals.Read(request) with { IsCustom = true });
        var urn = Urn.Create(run.Stack, run.Project, goal.Parent, goal.Type, goal.Name);
        if (goal.Needs().FirstOrDefault(run.Failed.ContainsKey) is { IsEmpty: false } failed)
        {
            run.Failed.TryAdd(urn, run.Failed[failed]);
            run.Events.Publish(new Events.ResourceSkippedEvent(urn, run.Failed[failed]));
            return NotDone(request, urn, Result.Skip);
        }

        run.Events.Redactor.Learn(goal.Inputs);
        try
        {
            var result = await ConstructAsync(request, goal);
            run.Events.Redactor.Learn(result.Outputs);
            return Response(request, result);
        }
        catch (DiagnosticException exception) when (request.SupportsResultReporting)
        {
            run.Events.Report(exception, urn);
            run.Fail(urn);
            return NotDone(request, urn, Result.Fail);
        }
    }

    private async Task<ComponentResult> ConstructAsync(RegisterResourceRequest request, Goal goal)
    {
        var provider = await registrar.ProviderAsync(goal);
        if (provider.Provider is not IComponentProvider maker)
        {
            throw new DiagnosticException(
                $"The program has registered '{goal.Name}' of type '{goal.Type}' as a component that its provider makes; "
                + $"the built-in provider of package '{goal.Package}' makes none.",
                $"Use the package's plugin: set '{Plugins.PluginHost.ForcedKey}' to '[\"{goal.Package}\"]' in the stack's configuration.");
        }

        if (!provider.IsConfigured)
        {
            throw new DiagnosticException(
                $"The component '{goal.Name}' of type '{goal.Type}' cannot be made: inputs of its provider "
                + $"'{provider.Reference.Urn.Name}' are not known yet.",
                "Give the provider plain values.");
        }

        var inputs = await run.Assets.FillInAsync(goal.Inputs, run.Stopping);
        var result = await maker.ConstructAsync(
            new ComponentRequest(ComponentMessages.Construct(run, request, goal), inputs), run.Stopping);
        return registrar.Find(result.Urn) is not null ? result : throw new DiagnosticException(
            $"The provider of '{goal.Name}' of type '{goal.Type}' says that it has made '{result.Urn}', which it has not "
            + "registered.");
    }

    private static RegisterResourceResponse Response(RegisterResourceRequest request, ComponentResult result)
    {
        var response = new RegisterResourceResponse
        {
            Urn = result.Urn.Text,
            Object = Answers.Encode(
                request.SupportsPartialValues ? result.Outputs : Known(result.Outputs),
                request.AcceptSecrets,
                request.AcceptResources),
        };
        foreach (var name in result.Outputs.Keys)
        {
            var dependencies = new RegisterResourceResponse.Types.PropertyDependencies();
            dependencies.Urns.AddRange(GoalReader.OutputDependencies(result.Outputs[name])
                .Concat(result.Dependencies.GetValueOrDefault(name, [])).Distinct().Select(urn => urn.Text));
            response.PropertyDependencies.Add(name, dependencies);
        }

        return response;
    }

    private static PropertyMap Known(PropertyMap outputs) =>
        PropertyMap.From(outputs.Where(output => !output.Value.ContainsUnknowns));

    // An SDK that cannot be told of a failure is ended.
    private static RegisterResourceResponse NotDone(RegisterResourceRequest request, Urn urn, Result result) =>
        request.SupportsResultReporting
            ? new RegisterResourceResponse { Urn = urn.Text, Result = result, Unknown = true, Object = new() }
            : throw new StepFailedException();
}
