using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Fleet.Protocol.Grpc;

/// <summary>What programs and providers call on the engine beside resources.</summary>
public static class EngineMethods
{
    private const string Service = "pulumirpc.Engine";

    public static GrpcMethod<LogRequest, Empty> Log { get; } = new(Service, nameof(Log));

    public static GrpcMethod<GetRootResourceRequest, GetRootResourceResponse> GetRootResource { get; } =
        new(Service, nameof(GetRootResource));

    public static GrpcMethod<SetRootResourceRequest, SetRootResourceResponse> SetRootResource { get; } =
        new(Service, nameof(SetRootResource));

    public static GrpcMethod<StartDebuggingRequest, Empty> StartDebugging { get; } =
        new(Service, nameof(StartDebugging));

    public static GrpcMethod<RequirePulumiVersionRequest, RequirePulumiVersionResponse> RequirePulumiVersion { get; } =
        new(Service, nameof(RequirePulumiVersion));
}
