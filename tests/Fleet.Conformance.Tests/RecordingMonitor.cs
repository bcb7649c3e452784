using System.Collections.Concurrent;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Fleet.Conformance.Tests;

/// <summary>
/// The least that a program needs of an engine: it records every call, and gives each resource its own inputs back as
/// outputs.
/// </summary>
internal sealed class RecordingMonitor : IAsyncDisposable
{
    private static readonly string[] Features = ["secrets", "resourceReferences", "outputValues", "aliasSpecs"];

    private readonly ConcurrentQueue<IMessage> _requests = [];
    private GrpcServer? _server;
    private string _rootUrn = "";

    /// <summary>Where programs reach it; it is monitor and engine at once.</summary>
    public string Address => _server!.Address;

    /// <summary>Every request in the order of arrival, but for what shutdown and roots are asked with: those are empty.</summary>
    public IReadOnlyCollection<IMessage> Requests => _requests;

    /// <summary>How often the program said that it has no more registrations.</summary>
    public int Shutdowns { get; private set; }

    public static async Task<RecordingMonitor> StartAsync()
    {
        var monitor = new RecordingMonitor();
        monitor._server = await GrpcServer.StartAsync(
            monitor.Services(), new GrpcServerOptions { ExceptionStatus = StatusCode.Unavailable });
        return monitor;
    }

    /// <summary>The requests of a kind.</summary>
    public IEnumerable<T> Of<T>()
        where T : IMessage => _requests.OfType<T>();

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private GrpcServices Services() => new GrpcServices()
        .Unary(MonitorMethods.SupportsFeature, (request, _) => Task.FromResult(
            new SupportsFeatureResponse { HasSupport = Features.Contains(Record(request).Id) }))
        .Unary(MonitorMethods.RegisterResource, (request, _) => Task.FromResult(Register(Record(request))))
        .Unary(MonitorMethods.RegisterResourceOutputs, (request, _) => Nothing(Record(request)))
        .Unary(MonitorMethods.SignalAndWaitForShutdown, (request, _) =>
        {
            Shutdowns++;
            return Nothing(request);
        })
        .Unary(EngineMethods.Log, (request, _) => Nothing(Record(request)))
        .Unary(EngineMethods.SetRootResource, (request, _) =>
        {
            _rootUrn = Record(request).Urn;
            return Task.FromResult(new SetRootResourceResponse());
        })
        .Unary(EngineMethods.GetRootResource, (_, _) => Task.FromResult(new GetRootResourceResponse { Urn = _rootUrn }));

    private static RegisterResourceResponse Register(RegisterResourceRequest request)
    {
        _ = Urn.TryParse(request.Parent, out var parent);
        var outputs = PropertyCodec.Decode(request.Object);
        return new RegisterResourceResponse
        {
            Urn = Urn.Create("dev", "proj", parent, request.Type, request.Name).Text,
            Id = request.Custom ? $"id-{request.Name}" : "",
            Object = PropertyCodec.Encode(outputs, new PropertyCodecOptions
            {
                KeepSecrets = request.AcceptSecrets,
                KeepResources = request.AcceptResources,
                KeepOutputs = false,
            }),
        };
    }

    private static Task<Empty> Nothing(IMessage _) => Task.FromResult(new Empty());

    private T Record<T>(T request)
        where T : IMessage
    {
        _requests.Enqueue(request);
        return request;
    }
}
