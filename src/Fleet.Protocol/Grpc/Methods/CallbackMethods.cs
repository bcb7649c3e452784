using Pulumirpc;

namespace Fleet.Protocol.Grpc;

/// <summary>What the engine calls on a program that registered transforms or hooks.</summary>
public static class CallbackMethods
{
    private const string Service = "pulumirpc.Callbacks";

    public static GrpcMethod<CallbackInvokeRequest, CallbackInvokeResponse> Invoke { get; } =
        new(Service, nameof(Invoke));
}
