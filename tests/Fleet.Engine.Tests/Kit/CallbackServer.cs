using System.Collections.Concurrent;
using Fleet.Protocol.Grpc;
using Google.Protobuf;
using Pulumirpc;

namespace Fleet.Engine.Tests.Kit;

/// <summary>A program's side of callbacks: it serves functions and says where they are.</summary>
internal sealed class CallbackServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<ByteString, Task<IMessage>>> _functions = new();
    private GrpcServer? _server;

    public static async Task<CallbackServer> StartAsync()
    {
        var callbacks = new CallbackServer();
        callbacks._server = await GrpcServer.StartAsync(
            new GrpcServices().Unary(CallbackMethods.Invoke, async (request, _) => new CallbackInvokeResponse
            {
                Response = (await callbacks._functions[request.Token](request.Request)).ToByteString(),
            }),
            new GrpcServerOptions { ExceptionStatus = StatusCode.Unknown });
        return callbacks;
    }

    /// <summary>Serves a transform that changes what it is asked.</summary>
    public Callback Transform(Action<TransformRequest> change) => Add(TransformRequest.Parser, request =>
    {
        change(request);
        return new TransformResponse { Properties = request.Properties, Options = request.Options };
    });

    /// <summary>Serves a hook.</summary>
    /// <param name="act">Gets what it is told, and answers what went wrong; empty when nothing did.</param>
    public Callback Hook(Func<ResourceHookRequest, string> act) =>
        Add(ResourceHookRequest.Parser, request => new ResourceHookResponse { Error = act(request) });

    /// <summary>Serves a hook that is asked whether to try again.</summary>
    public Callback ErrorHook(Func<ErrorHookRequest, bool> act) =>
        Add(ErrorHookRequest.Parser, request => new ErrorHookResponse { Retry = act(request) });

    /// <summary>Serves a function.</summary>
    public Callback Add<TRequest>(MessageParser<TRequest> parser, Func<TRequest, IMessage> function)
        where TRequest : IMessage<TRequest> => Add(parser, request => Task.FromResult(function(request)));

    /// <summary>Serves a function that takes its time.</summary>
    public Callback Add<TRequest>(MessageParser<TRequest> parser, Func<TRequest, Task<IMessage>> function)
        where TRequest : IMessage<TRequest>
    {
        var token = Guid.NewGuid().ToString();
        _functions[token] = bytes => function(parser.ParseFrom(bytes));
        return new Callback { Target = _server!.Address, Token = token };
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();
}
