using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Fleet.Protocol.Grpc;

/// <summary>What an engine calls on a listener for its events.</summary>
public static class EventMethods
{
    private const string Service = "pulumirpc.Events";

    /// <summary>The caller sends a stream.</summary>
    public static GrpcMethod<EventRequest, Empty> StreamEvents { get; } = new(Service, nameof(StreamEvents));
}
