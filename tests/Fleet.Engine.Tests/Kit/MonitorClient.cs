using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Fleet.Engine.Tests.Kit;

/// <summary>A program's side of the monitor, over real gRPC.</summary>
internal sealed class MonitorClient(GrpcChannel channel, string project, string stack)
{
    public GrpcChannel Channel { get; } = channel;

    public string StackUrn { get; } = Urn.Create(stack, project, default, Urn.RootStackType, $"{project}-{stack}").Text;

    public Task<RegisterResourceResponse> RootAsync() => Channel.CallAsync(
        MonitorMethods.RegisterResource,
        new RegisterResourceRequest
        {
            Type = Urn.RootStackType,
            Name = $"{project}-{stack}",
            Object = new Struct(),
            AcceptSecrets = true,
            SupportsResultReporting = true,
        });

    /// <summary>Registers a resource of the fake package, below the stack unless told otherwise.</summary>
    public Task<RegisterResourceResponse> ResourceAsync(
        string name, PropertyMap? inputs = null, Action<RegisterResourceRequest>? options = null)
    {
        var request = new RegisterResourceRequest
        {
            Type = "fake:index:Thing",
            Name = name,
            Parent = StackUrn,
            Custom = true,
            Object = PropertyCodec.Encode(inputs ?? PropertyMap.Empty),
            AcceptSecrets = true,
            AcceptResources = true,
            SupportsResultReporting = true,
            SupportsPartialValues = true,
        };
        options?.Invoke(request);
        return Channel.CallAsync(MonitorMethods.RegisterResource, request);
    }

    public Task<RegisterResourceResponse> ComponentAsync(string name, Action<RegisterResourceRequest>? options = null) =>
        ResourceAsync(name, null, request =>
        {
            (request.Type, request.Custom) = ("my:index:Component", false);
            options?.Invoke(request);
        });

    public async Task OutputsAsync(string urn, PropertyMap outputs) => await Channel.CallAsync(
        MonitorMethods.RegisterResourceOutputs,
        new RegisterResourceOutputsRequest { Urn = urn, Outputs = PropertyCodec.Encode(outputs) });

    public async Task<PropertyMap> InvokeAsync(
        string token, PropertyMap arguments, Action<ResourceInvokeRequest>? options = null)
    {
        var request = new ResourceInvokeRequest { Tok = token, Args = PropertyCodec.Encode(arguments), AcceptResources = true };
        options?.Invoke(request);
        return PropertyCodec.Decode((await Channel.CallAsync(MonitorMethods.Invoke, request)).Return);
    }

    public async Task StackTransformAsync(Callback transform) =>
        await Channel.CallAsync(MonitorMethods.RegisterStackTransform, transform);

    public async Task StackInvokeTransformAsync(Callback transform) =>
        await Channel.CallAsync(MonitorMethods.RegisterStackInvokeTransform, transform);

    public async Task HookAsync(string name, Callback callback, bool onDryRun = false, bool ignoreErrors = false) =>
        await Channel.CallAsync(MonitorMethods.RegisterResourceHook, new RegisterResourceHookRequest
        {
            Name = name,
            Callback = callback,
            OnDryRun = onDryRun,
            IgnoreErrors = ignoreErrors,
        });

    public async Task ErrorHookAsync(string name, Callback callback) => await Channel.CallAsync(
        MonitorMethods.RegisterErrorHook, new RegisterErrorHookRequest { Name = name, Callback = callback });

    public async Task SignalAsync() => await Channel.CallAsync(MonitorMethods.SignalAndWaitForShutdown, new Empty());
}
