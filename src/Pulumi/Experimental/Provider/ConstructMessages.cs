using System.Collections.Immutable;
using Fleet.Protocol.Grpc;
using Binding = Pulumirpc.RegisterResourceRequest.Types.ResourceHooksBinding;

namespace Pulumi.Experimental.Provider;

/// <summary>What a provider is told of a component it is to make, or of a method it is to run.</summary>
internal static class ConstructMessages
{
    private const string Self = "__self__";

    public static ConstructRequest From(Pulumirpc.ConstructRequest message) => new(
        message.Type,
        message.Name,
        WithDependencies(
            WireValues.Read(message.Inputs),
            message.InputDependencies.Select(input => KeyValuePair.Create(input.Key, (IEnumerable<string>)input.Value.Urns))),
        Options(message));

    public static CallRequest From(Pulumirpc.CallRequest message)
    {
        var args = WireValues.Read(message.Args);
        var self = args.TryGetValue(Self, out var given) && given.TryGetResource(out var resource) ? resource : null;
        return new(
            self,
            message.Tok,
            WithDependencies(
                self is null ? args : args.Remove(Self),
                message.ArgDependencies.Select(arg => KeyValuePair.Create(arg.Key, (IEnumerable<string>)arg.Value.Urns))));
    }

    private static ImmutableDictionary<string, PropertyValue> WithDependencies(
        ImmutableDictionary<string, PropertyValue> values, IEnumerable<KeyValuePair<string, IEnumerable<string>>> dependencies)
    {
        foreach (var (name, urns) in dependencies)
        {
            if (values.TryGetValue(name, out var value))
            {
                values = values.SetItem(
                    name, value.WithDependencies(value.Dependencies.Union(urns.Select(urn => new Urn(urn)))));
            }
        }

        return values;
    }

    private static ComponentResourceOptions Options(Pulumirpc.ConstructRequest message)
    {
        var parent = message.Parent.Length > 0 ? new DependencyResource(message.Parent) : throw new RpcStatusException(
            StatusCode.InvalidArgument, $"The component '{message.Name}' has no parent. Name the stack, at least.");
        var options = new ComponentResourceOptions
        {
            Parent = parent,
            Aliases = [.. message.Aliases.Select(alias => (Input<Alias>)From(alias))],
            DependsOn = Resources(message.Dependencies),
            ReplaceWith = Resources(message.ReplaceWith),
            Providers = [.. message.Providers.Values.Select(reference => new DependencyProviderResource(reference))],
            CustomTimeouts = From(message.CustomTimeouts),
            DeletedWith = message.DeletedWith.Length > 0 ? new DependencyResource(message.DeletedWith) : null,
            IgnoreChanges = [.. message.IgnoreChanges],
            ReplaceOnChanges = [.. message.ReplaceOnChanges],
            Hooks = HookRegistry.FromMessage(From(message.ResourceHooks)),
        };
        options.Protect = message.HasProtect ? message.Protect : null;
        options.RetainOnDelete = message.HasRetainOnDelete ? message.RetainOnDelete : null;
        return options;
    }

    private static Binding From(Pulumirpc.ConstructRequest.Types.ResourceHooksBinding? hooks)
    {
        var binding = new Binding();
        if (hooks is not null)
        {
            binding.BeforeCreate.AddRange(hooks.BeforeCreate);
            binding.AfterCreate.AddRange(hooks.AfterCreate);
            binding.BeforeUpdate.AddRange(hooks.BeforeUpdate);
            binding.AfterUpdate.AddRange(hooks.AfterUpdate);
            binding.BeforeDelete.AddRange(hooks.BeforeDelete);
            binding.AfterDelete.AddRange(hooks.AfterDelete);
            binding.OnError.AddRange(hooks.OnError);
        }

        return binding;
    }

    private static InputList<Resource> Resources(IEnumerable<string> urns) =>
        urns.Select(urn => (Resource)new DependencyResource(urn)).ToImmutableArray();

    private static Alias From(Pulumirpc.Alias alias) => alias.AliasCase == Pulumirpc.Alias.AliasOneofCase.Urn
        ? new Alias { Urn = alias.Urn }
        : new Alias
        {
            Name = Given(alias.Spec.Name),
            Type = Given(alias.Spec.Type),
            Stack = Given(alias.Spec.Stack),
            Project = Given(alias.Spec.Project),
            ParentUrn = alias.Spec.ParentCase == Pulumirpc.Alias.Types.Spec.ParentOneofCase.ParentUrn ? alias.Spec.ParentUrn : null,
            NoParent = alias.Spec.ParentCase == Pulumirpc.Alias.Types.Spec.ParentOneofCase.NoParent && alias.Spec.NoParent,
        };

    private static Input<string>? Given(string text) => text.Length > 0 ? (Input<string>)text : null;

    private static CustomTimeouts? From(Pulumirpc.ConstructRequest.Types.CustomTimeouts? timeouts) => timeouts is null ? null : new()
    {
        Create = Duration.Parse(timeouts.Create),
        Update = Duration.Parse(timeouts.Update),
        Delete = Duration.Parse(timeouts.Delete),
    };
}
