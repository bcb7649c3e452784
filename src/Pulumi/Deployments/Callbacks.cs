using System.Collections.Concurrent;
using Fleet.Protocol.Grpc;
using Google.Protobuf;
using Pulumirpc;

namespace Pulumi;

/// <summary>
/// Functions of the program that the engine calls: a server of its own, started with the first of them. It answers
/// until the engine is done.
/// </summary>
internal sealed class Callbacks
{
    private readonly ConcurrentDictionary<string, Func<ByteString, CancellationToken, Task<IMessage>>> _functions =
        new();
    private readonly Lock _gate = new();
    private Task<GrpcServer>? _server;

    /// <summary>Offers a function and returns what tells the engine how to call it.</summary>
    public async Task<Callback> AddAsync(Func<ByteString, CancellationToken, Task<IMessage>> function)
    {
        var token = Guid.NewGuid().ToString();

        // What the function does belongs to this program, whichever call it is made by.
        var context = ExecutionContext.Capture();
        _functions[token] = (request, cancellationToken) => RunIn(context, () => function(request, cancellationToken));
        return new Callback { Target = (await ServerAsync()).Address, Token = token };
    }

    public async Task StopAsync()
    {
        if (_server is { } server)
        {
            await (await server).DisposeAsync();
        }
    }

    private static Task<IMessage> RunIn(ExecutionContext? context, Func<Task<IMessage>> function)
    {
        if (context is null)
        {
            return function();
        }

        Task<IMessage>? result = null;
        ExecutionContext.Run(context, _ => result = function(), null);
        return result!;
    }

    private Task<GrpcServer> ServerAsync()
    {
        lock (_gate)
        {
            return _server ??= GrpcServer.StartAsync(
                new GrpcServices().Unary(CallbackMethods.Invoke, InvokeAsync),
                new GrpcServerOptions { ExceptionStatus = StatusCode.Unknown });
        }
    }

    private async Task<CallbackInvokeResponse> InvokeAsync(
        CallbackInvokeRequest request, CancellationToken cancellationToken)
    {
        var function = _functions.GetValueOrDefault(request.Token)
            ?? throw new RpcStatusException(StatusCode.InvalidArgument, $"There is no callback '{request.Token}'.");
        var response = await function(request.Request, cancellationToken);
        return new CallbackInvokeResponse { Response = response.ToByteString() };
    }
}
