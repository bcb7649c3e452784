using Fleet.Protocol.Grpc.Internal;
using Google.Protobuf;

namespace Fleet.Protocol.Grpc;

/// <summary>
/// The methods that a server answers, by path. A method that is not here is answered with
/// <see cref="StatusCode.Unimplemented"/>. Not to be changed once the server runs.
/// </summary>
public sealed class GrpcServices
{
    private readonly Dictionary<string, CallHandler> _handlers = new(StringComparer.Ordinal);

    /// <summary>Answers a method with one message.</summary>
    public GrpcServices Unary<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, Func<TRequest, CancellationToken, Task<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        Unary(method, (request, _, cancellationToken) => handler(request, cancellationToken));

    /// <summary>Answers a method with one message; the handler sees the call too.</summary>
    public GrpcServices Unary<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, Func<TRequest, ServerCall, CancellationToken, Task<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        Add(method.Path, async (exchange, call, cancellationToken) =>
        {
            var request = await exchange.ReadRequestAsync(method.RequestParser, cancellationToken);
            var response = await handler(request, call, cancellationToken);
            await exchange.WriteAsync(response, cancellationToken);
        });

    /// <summary>Answers a method with as many messages as the handler yields, each sent at once.</summary>
    public GrpcServices ServerStream<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method,
        Func<TRequest, ServerCall, CancellationToken, IAsyncEnumerable<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        Add(method.Path, async (exchange, call, cancellationToken) =>
        {
            var request = await exchange.ReadRequestAsync(method.RequestParser, cancellationToken);
            await foreach (var response in handler(request, call, cancellationToken).WithCancellation(cancellationToken))
            {
                await exchange.WriteAsync(response, cancellationToken);
            }
        });

    /// <summary>Answers a method whose caller sends as many messages as it likes.</summary>
    public GrpcServices ClientStream<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method,
        Func<IAsyncEnumerable<TRequest>, ServerCall, CancellationToken, Task<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        Add(method.Path, async (exchange, call, cancellationToken) =>
        {
            var requests = exchange.ReadRequestsAsync(method.RequestParser, cancellationToken);
            var response = await handler(requests, call, cancellationToken);
            await exchange.WriteAsync(response, cancellationToken);
        });

    internal CallHandler? Find(string path) => _handlers.GetValueOrDefault(path);

    private GrpcServices Add(string path, CallHandler handler)
    {
        _handlers.Add(path, handler);
        return this;
    }
}
