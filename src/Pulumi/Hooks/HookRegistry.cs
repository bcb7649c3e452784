using System.Collections.Immutable;
using Fleet.Protocol.Values;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;
using Pulumirpc;
using Binding = Pulumirpc.RegisterResourceRequest.Types.ResourceHooksBinding;

namespace Pulumi;

/// <summary>Tells the engine of hooks, and which resource has which.</summary>
internal sealed class HookRegistry(DeploymentRun run)
{
    public async Task RegisterAsync(ResourceHook hook)
    {
        await run.Features.RequireAsync("resourceHooks", "resource hooks");
        await run.Monitor.RegisterResourceHookAsync(new RegisterResourceHookRequest
        {
            Name = hook.Name,
            Callback = await run.Callbacks.AddAsync(
                (bytes, cancellationToken) => CallAsync(hook, bytes, cancellationToken)),
            OnDryRun = hook.Options.OnDryRun ?? false,
            IgnoreErrors = hook.Options.IgnoreErrors ?? false,
        });
    }

    public async Task RegisterAsync(ErrorHook hook)
    {
        await run.Features.RequireAsync("errorHooks", "error hooks");
        await run.Monitor.RegisterErrorHookAsync(new RegisterErrorHookRequest
        {
            Name = hook.Name,
            Callback = await run.Callbacks.AddAsync(
                (bytes, cancellationToken) => CallAsync(hook, bytes, cancellationToken)),
        });
    }

    /// <summary>The names of a resource's hooks, once the engine knows these.</summary>
    public static async Task<Binding> BindAsync(ResourceHookBinding? hooks)
    {
        var binding = new Binding();
        if (hooks is null || hooks.IsEmpty)
        {
            return binding;
        }

        await Task.WhenAll(hooks.All.Select(hook => hook.Registered));
        await Task.WhenAll(hooks.OnError.Select(hook => hook.Registered));
        binding.BeforeCreate.AddRange(hooks.BeforeCreate.Select(hook => hook.Name));
        binding.AfterCreate.AddRange(hooks.AfterCreate.Select(hook => hook.Name));
        binding.BeforeUpdate.AddRange(hooks.BeforeUpdate.Select(hook => hook.Name));
        binding.AfterUpdate.AddRange(hooks.AfterUpdate.Select(hook => hook.Name));
        binding.BeforeDelete.AddRange(hooks.BeforeDelete.Select(hook => hook.Name));
        binding.AfterDelete.AddRange(hooks.AfterDelete.Select(hook => hook.Name));
        binding.OnError.AddRange(hooks.OnError.Select(hook => hook.Name));
        return binding;
    }

    public static ResourceHookBinding FromMessage(Binding? binding)
    {
        return binding is null ? new ResourceHookBinding() : new ResourceHookBinding
        {
            BeforeCreate = ByName(binding.BeforeCreate),
            AfterCreate = ByName(binding.AfterCreate),
            BeforeUpdate = ByName(binding.BeforeUpdate),
            AfterUpdate = ByName(binding.AfterUpdate),
            BeforeDelete = ByName(binding.BeforeDelete),
            AfterDelete = ByName(binding.AfterDelete),
            OnError = [.. binding.OnError.Select(name => new ErrorHook(name))],
        };

        static List<ResourceHook> ByName(RepeatedField<string> names) =>
            [.. names.Select(name => new ResourceHook(name))];
    }

    private static ImmutableDictionary<string, object?>? Members(Struct? values) =>
        values is null ? null : PlainReader.ReadMembers(PropertyCodec.Decode(values));

    private static async Task<IMessage> CallAsync(
        ResourceHook hook, ByteString bytes, CancellationToken cancellationToken)
    {
        var request = ResourceHookRequest.Parser.ParseFrom(bytes);
        var args = new ResourceHookArgs(
            request.Urn, request.Id, request.Name, request.Type, Members(request.NewInputs), Members(request.OldInputs),
            Members(request.NewOutputs), Members(request.OldOutputs));
        try
        {
            await hook.Callback(args, cancellationToken);
            return new ResourceHookResponse();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new ResourceHookResponse { Error = exception.Message };
        }
    }

    private static async Task<IMessage> CallAsync(ErrorHook hook, ByteString bytes, CancellationToken cancellationToken)
    {
        var request = ErrorHookRequest.Parser.ParseFrom(bytes);
        var args = new ErrorHookArgs(
            request.Urn, request.Id, request.Name, request.Type, Members(request.NewInputs), Members(request.OldInputs),
            Members(request.OldOutputs), request.FailedOperation, [.. request.Errors]);
        try
        {
            return new ErrorHookResponse { Retry = await hook.Callback(args, cancellationToken) };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new ErrorHookResponse { Error = exception.Message };
        }
    }
}
