using Pulumirpc;

namespace Fleet.Protocol.Grpc;

/// <summary>What a provider calls on the engine while it works on a resource.</summary>
public static class ResourceStatusMethods
{
    private const string Service = "pulumirpc.ResourceStatus";

    public static GrpcMethod<PublishViewStepsRequest, PublishViewStepsResponse> PublishViewSteps { get; } =
        new(Service, nameof(PublishViewSteps));
}
