using System.Collections.Concurrent;
using Fleet.Protocol.Grpc;
using Google.Protobuf;

namespace Fleet.Conformance.Tests.Kit;

/// <summary>Stands between a program and the engine: hands every call on and keeps what the program sent.</summary>
internal sealed class RecordingProxy : IAsyncDisposable
{
    private readonly ConcurrentQueue<IMessage> _requests;
    private readonly GrpcChannel _engine;
    private GrpcServer? _server;

    private RecordingProxy(string engine, ConcurrentQueue<IMessage> requests) =>
        (_engine, _requests) = (new GrpcChannel(engine), requests);

    /// <summary>Where the program reaches it; it is monitor and engine at once.</summary>
    public string Address => _server!.Address;

    /// <summary>Starts one before an engine, keeping messages in a queue.</summary>
    public static async Task<RecordingProxy> StartAsync(string engine, ConcurrentQueue<IMessage> requests)
    {
        var proxy = new RecordingProxy(engine, requests);
        proxy._server = await GrpcServer.StartAsync(proxy.Services(), new GrpcServerOptions());
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _engine.Dispose();
    }

    private GrpcServices Services()
    {
        var services = new GrpcServices();
        Forward(services, MonitorMethods.GetDeploymentInfo);
        Forward(services, MonitorMethods.SupportsFeature);
        Forward(services, MonitorMethods.Invoke);
        Forward(services, MonitorMethods.Call);
        Forward(services, MonitorMethods.ReadResource);
        Forward(services, MonitorMethods.ExistsResource);
        Forward(services, MonitorMethods.RegisterResource);
        Forward(services, MonitorMethods.RegisterResourceOutputs);
        Forward(services, MonitorMethods.RegisterStackTransform);
        Forward(services, MonitorMethods.RegisterStackInvokeTransform);
        Forward(services, MonitorMethods.RegisterResourceHook);
        Forward(services, MonitorMethods.RegisterErrorHook);
        Forward(services, MonitorMethods.RegisterPackage);
        Forward(services, MonitorMethods.SignalAndWaitForShutdown);
        Forward(services, EngineMethods.Log);
        Forward(services, EngineMethods.GetRootResource);
        Forward(services, EngineMethods.SetRootResource);
        Forward(services, EngineMethods.StartDebugging);
        Forward(services, EngineMethods.RequirePulumiVersion);
        return services;
    }

    private void Forward<TRequest, TResponse>(GrpcServices services, GrpcMethod<TRequest, TResponse> method)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        services.Unary(method, (request, cancellationToken) =>
        {
            _requests.Enqueue(request);
            return _engine.CallAsync(method, request, cancellationToken);
        });
}
