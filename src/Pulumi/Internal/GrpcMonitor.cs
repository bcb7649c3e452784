using Fleet.Protocol.Grpc;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Pulumi;

/// <summary>The monitor of the engine that started the program.</summary>
internal sealed class GrpcMonitor(GrpcChannel channel) : IMonitor
{
    public Task<SupportsFeatureResponse> SupportsFeatureAsync(SupportsFeatureRequest request) =>
        channel.CallAsync(MonitorMethods.SupportsFeature, request);

    public Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request) =>
        channel.CallAsync(MonitorMethods.Invoke, request);

    public Task<CallResponse> CallAsync(ResourceCallRequest request) =>
        channel.CallAsync(MonitorMethods.Call, request);

    public Task<ReadResourceResponse> ReadResourceAsync(Resource resource, ReadResourceRequest request) =>
        channel.CallAsync(MonitorMethods.ReadResource, request);

    public Task<RegisterResourceResponse> RegisterResourceAsync(Resource resource, RegisterResourceRequest request) =>
        channel.CallAsync(MonitorMethods.RegisterResource, request);

    public Task RegisterResourceOutputsAsync(RegisterResourceOutputsRequest request) =>
        channel.CallAsync(MonitorMethods.RegisterResourceOutputs, request);

    public Task RegisterStackInvokeTransformAsync(Callback callback) =>
        channel.CallAsync(MonitorMethods.RegisterStackInvokeTransform, callback);

    public Task RegisterResourceHookAsync(RegisterResourceHookRequest request) =>
        channel.CallAsync(MonitorMethods.RegisterResourceHook, request);

    public Task RegisterErrorHookAsync(RegisterErrorHookRequest request) =>
        channel.CallAsync(MonitorMethods.RegisterErrorHook, request);

    public Task<RegisterPackageResponse> RegisterPackageAsync(Pulumirpc.RegisterPackageRequest request) =>
        channel.CallAsync(MonitorMethods.RegisterPackage, request);

    public async Task SignalAndWaitForShutdownAsync()
    {
        try
        {
            await channel.CallAsync(MonitorMethods.SignalAndWaitForShutdown, new Empty());
        }
        catch (RpcStatusException exception) when (exception.StatusCode == StatusCode.Unimplemented)
        {
            // An older engine takes the end of the process for the signal.
        }
    }
}
