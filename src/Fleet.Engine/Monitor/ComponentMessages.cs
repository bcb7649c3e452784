using System.Collections.Immutable;
using Fleet.Engine.Execution;
using Fleet.Engine.Planning;
using Pulumirpc;

namespace Fleet.Engine.Monitor;

/// <summary>What a plugin is told when it makes a component or answers a method: the run, and what the program has said.</summary>
internal static class ComponentMessages
{
    private const string Organization = "organization";

    public static ConstructRequest Construct(RunContext run, RegisterResourceRequest request, Goal goal)
    {
        var message = new ConstructRequest
        {
            Project = run.Project,
            Stack = run.Stack,
            Organization = Organization,
            DryRun = run.IsPreview,
            Parallel = run.Options.Parallel,
            MonitorEndpoint = run.MonitorAddress,
            Type = request.Type,
            Name = request.Name,
            Parent = request.Parent,
            DeletedWith = request.DeletedWith,
            CustomTimeouts = Timeouts(request.CustomTimeouts),
            ReplacementTrigger = request.ReplacementTrigger,
            ResourceHooks = Hooks(request.Hooks),
            StackTraceHandle = request.ParentStackTraceHandle,
        };
        foreach (var (key, value) in run.Config)
        {
            message.Config.Add(key, value.Text);
        }

        message.ConfigSecretKeys.AddRange(SecretKeys(run));
        foreach (var (name, urns) in goal.PropertyDependencies)
        {
            var dependencies = new ConstructRequest.Types.PropertyDependencies();
            dependencies.Urns.AddRange(urns.Select(urn => urn.Text));
            message.InputDependencies.Add(name, dependencies);
        }

        foreach (var (package, reference) in goal.Providers)
        {
            message.Providers.Add(package, reference.ToString());
        }

        message.Dependencies.AddRange(goal.Dependencies.Select(urn => urn.Text));
        message.AdditionalSecretOutputs.AddRange(request.AdditionalSecretOutputs);
        message.IgnoreChanges.AddRange(request.IgnoreChanges);
        message.ReplaceOnChanges.AddRange(request.ReplaceOnChanges);
        message.ReplaceWith.AddRange(request.ReplaceWith);
        message.Aliases.AddRange(request.AliasURNs.Select(urn => new Pulumirpc.Alias { Urn = urn }));
        message.Aliases.AddRange(request.Aliases);
        Flags(message, request);
        return message;
    }

    public static CallRequest Call(RunContext run, ResourceCallRequest request)
    {
        var message = new CallRequest
        {
            Tok = request.Tok,
            Project = run.Project,
            Stack = run.Stack,
            Organization = Organization,
            DryRun = run.IsPreview,
            Parallel = run.Options.Parallel,
            MonitorEndpoint = run.MonitorAddress,
            StackTraceHandle = request.ParentStackTraceHandle,
        };
        foreach (var (key, value) in run.Config)
        {
            message.Config.Add(key, value.Text);
        }

        message.ConfigSecretKeys.AddRange(SecretKeys(run));
        foreach (var (name, given) in request.ArgDependencies)
        {
            var dependencies = new CallRequest.Types.ArgumentDependencies();
            dependencies.Urns.AddRange(given.Urns);
            message.ArgDependencies.Add(name, dependencies);
        }

        return message;
    }

    private static ImmutableArray<string> SecretKeys(RunContext run) =>
        [.. run.Config.Where(entry => entry.Value.IsSecret).Select(entry => entry.Key)];

    // What was not said stays unsaid, so that the component inherits it.
    private static void Flags(ConstructRequest message, RegisterResourceRequest request)
    {
        if (request.HasProtect)
        {
            message.Protect = request.Protect;
        }

        if (request.HasRetainOnDelete)
        {
            message.RetainOnDelete = request.RetainOnDelete;
        }

        if (request.DeleteBeforeReplace || request.DeleteBeforeReplaceDefined)
        {
            message.DeleteBeforeReplace = request.DeleteBeforeReplace;
        }
    }

    private static ConstructRequest.Types.CustomTimeouts? Timeouts(RegisterResourceRequest.Types.CustomTimeouts? timeouts) =>
        timeouts is null ? null : new ConstructRequest.Types.CustomTimeouts
        {
            Create = timeouts.Create,
            Update = timeouts.Update,
            Delete = timeouts.Delete,
            Read = timeouts.Read,
        };

    private static ConstructRequest.Types.ResourceHooksBinding? Hooks(RegisterResourceRequest.Types.ResourceHooksBinding? hooks)
    {
        if (hooks is null)
        {
            return null;
        }

        var binding = new ConstructRequest.Types.ResourceHooksBinding();
        binding.BeforeCreate.AddRange(hooks.BeforeCreate);
        binding.AfterCreate.AddRange(hooks.AfterCreate);
        binding.BeforeUpdate.AddRange(hooks.BeforeUpdate);
        binding.AfterUpdate.AddRange(hooks.AfterUpdate);
        binding.BeforeDelete.AddRange(hooks.BeforeDelete);
        binding.AfterDelete.AddRange(hooks.AfterDelete);
        binding.OnError.AddRange(hooks.OnError);
        return binding;
    }
}
