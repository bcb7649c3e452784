using Google.Protobuf;

namespace Fleet.Protocol.Grpc;

/// <summary>
/// One method of a service, as both sides of a call need it: its path and the types of its messages. The static classes
/// in <c>Methods/</c> list those of Pulumi's services.
/// </summary>
/// <param name="service">The service's full name, such as <c>pulumirpc.Engine</c>.</param>
/// <param name="name">The method's name, such as <c>Log</c>.</param>
public sealed class GrpcMethod<TRequest, TResponse>(string service, string name)
    where TRequest : class, IMessage<TRequest>, new()
    where TResponse : class, IMessage<TResponse>, new()
{
    /// <summary>The path on the wire, such as <c>/pulumirpc.Engine/Log</c>.</summary>
    public string Path { get; } = $"/{service}/{name}";

    internal MessageParser<TRequest> RequestParser { get; } = new(static () => new TRequest());

    internal MessageParser<TResponse> ResponseParser { get; } = new(static () => new TResponse());

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}
