using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Fleet.Protocol.Grpc;

/// <summary>What a program calls on the engine to declare resources.</summary>
public static class MonitorMethods
{
    private const string Service = "pulumirpc.ResourceMonitor";

    public static GrpcMethod<Empty, DeploymentInfo> GetDeploymentInfo { get; } =
        new(Service, nameof(GetDeploymentInfo));

    public static GrpcMethod<SupportsFeatureRequest, SupportsFeatureResponse> SupportsFeature { get; } =
        new(Service, nameof(SupportsFeature));

    public static GrpcMethod<ResourceInvokeRequest, ResourceInvokeResponse> Invoke { get; } =
        new(Service, nameof(Invoke));

    public static GrpcMethod<ResourceCallRequest, CallResponse> Call { get; } = new(Service, nameof(Call));

    public static GrpcMethod<ReadResourceRequest, ReadResourceResponse> ReadResource { get; } =
        new(Service, nameof(ReadResource));

    public static GrpcMethod<ExistsResourceRequest, ExistsResourceResponse> ExistsResource { get; } =
        new(Service, nameof(ExistsResource));

    public static GrpcMethod<RegisterResourceRequest, RegisterResourceResponse> RegisterResource { get; } =
        new(Service, nameof(RegisterResource));

    public static GrpcMethod<RegisterResourceOutputsRequest, Empty> RegisterResourceOutputs { get; } =
        new(Service, nameof(RegisterResourceOutputs));

    public static GrpcMethod<Callback, Empty> RegisterStackTransform { get; } =
        new(Service, nameof(RegisterStackTransform));

    public static GrpcMethod<Callback, Empty> RegisterStackInvokeTransform { get; } =
        new(Service, nameof(RegisterStackInvokeTransform));

    public static GrpcMethod<RegisterResourceHookRequest, Empty> RegisterResourceHook { get; } =
        new(Service, nameof(RegisterResourceHook));

    public static GrpcMethod<RegisterErrorHookRequest, Empty> RegisterErrorHook { get; } =
        new(Service, nameof(RegisterErrorHook));

    public static GrpcMethod<RegisterPackageRequest, RegisterPackageResponse> RegisterPackage { get; } =
        new(Service, nameof(RegisterPackage));

    public static GrpcMethod<Empty, Empty> SignalAndWaitForShutdown { get; } =
        new(Service, nameof(SignalAndWaitForShutdown));
}
