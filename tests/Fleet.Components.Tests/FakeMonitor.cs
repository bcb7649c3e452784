using System.Collections.Concurrent;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Fleet.Components.Tests;

/// <summary>
/// An engine that records what a program registers and answers with the inputs. Generated passwords have a result, and
/// stack references the outputs given here.
/// </summary>
internal sealed class FakeMonitor : IAsyncDisposable
{
    private static readonly string[] Features = ["secrets", "resourceReferences", "outputValues", "aliasSpecs"];
    private readonly ConcurrentQueue<RegisterResourceRequest> _registered = [];
    private readonly ConcurrentQueue<string> _log = [];
    private readonly ConcurrentQueue<string> _read = [];
    private readonly string _stack;
    private readonly PropertyMap _otherStack;
    private GrpcServer? _server;
    private string _rootUrn = "";

    private FakeMonitor(string stack, PropertyMap otherStack) => (_stack, _otherStack) = (stack, otherStack);

    public string Address => _server!.Address;

    /// <summary>What was registered, the stack itself left out.</summary>
    public IEnumerable<RegisterResourceRequest> Registered => _registered.Where(each => each.Type != "pulumi:pulumi:Stack");

    /// <summary>Log lines, <c>SEVERITY text</c>.</summary>
    public IEnumerable<string> Logged => _log;

    /// <summary>Names of the resources that were read.</summary>
    public IEnumerable<string> Read => _read;

    /// <summary>The stack's outputs.</summary>
    public PropertyMap Outputs { get; private set; } = PropertyMap.Empty;

    public static async Task<FakeMonitor> StartAsync(string stack, PropertyMap? otherStack = null)
    {
        var monitor = new FakeMonitor(stack, otherStack ?? PropertyMap.Empty);
        monitor._server = await GrpcServer.StartAsync(monitor.Services());
        return monitor;
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private GrpcServices Services() => new GrpcServices()
        .Unary(MonitorMethods.SupportsFeature, (request, _) => Task.FromResult(
            new SupportsFeatureResponse { HasSupport = Features.Contains(request.Id) }))
        .Unary(MonitorMethods.RegisterResource, (request, _) => Task.FromResult(Register(request)))
        .Unary(MonitorMethods.ReadResource, (request, _) => Task.FromResult(ReadResource(request)))
        .Unary(MonitorMethods.RegisterResourceOutputs, (request, _) =>
        {
            if (request.Urn == _rootUrn)
            {
                Outputs = PropertyCodec.Decode(request.Outputs);
            }

            return Task.FromResult(new Empty());
        })
        .Unary(MonitorMethods.SignalAndWaitForShutdown, (_, _) => Task.FromResult(new Empty()))
        .Unary(EngineMethods.Log, (request, _) =>
        {
            _log.Enqueue($"{request.Severity} {request.Message}");
            return Task.FromResult(new Empty());
        })
        .Unary(EngineMethods.SetRootResource, (request, _) =>
        {
            _rootUrn = request.Urn;
            return Task.FromResult(new SetRootResourceResponse());
        })
        .Unary(EngineMethods.GetRootResource, (_, _) => Task.FromResult(new GetRootResourceResponse { Urn = _rootUrn }));

    private RegisterResourceResponse Register(RegisterResourceRequest request)
    {
        _registered.Enqueue(request);
        _ = Urn.TryParse(request.Parent, out var parent);
        var urn = Urn.Create(_stack, "fleet", parent, request.Type, request.Name).Text;
        if (request.Type == "pulumi:pulumi:Stack")
        {
            _rootUrn = urn;
        }

        var outputs = PropertyCodec.Decode(request.Object);
        if (request.Type == "random:index/randomPassword:RandomPassword")
        {
            outputs = outputs.With("result", new PropertyValue.Secret($"generated-{request.Name}"));
        }
        else if (request.Type.StartsWith("command:", StringComparison.Ordinal))
        {
            outputs = outputs.With("stdout", new PropertyValue.Secret($"printed-{request.Name}"));
        }
        else if (request.Type == "fleet:index:SelfSignedCertificate")
        {
            outputs = outputs.With("certificate", $"certificate-{request.Name}")
                .With("privateKey", new PropertyValue.Secret($"key-{request.Name}"));
        }
        else if (request.Type == "fleet:index:File")
        {
            outputs = outputs.With("sha256", $"digest-{request.Name}");
        }

        return new RegisterResourceResponse
        {
            Urn = urn,
            Id = request.Custom ? $"id-{request.Name}" : "",
            Object = Encode(outputs),
        };
    }

    private ReadResourceResponse ReadResource(ReadResourceRequest request)
    {
        _read.Enqueue(request.Id);
        var names = PropertyValue.Of(_otherStack.Keys.Order().Select(name => (PropertyValue)name));
        return new ReadResourceResponse
        {
            Urn = Urn.Create(_stack, "fleet", default, request.Type, request.Name).Text,
            Properties = Encode(PropertyMap.Of(
                ("name", request.Id), ("outputs", _otherStack), ("secretOutputNames", names))),
        };
    }

    private static Struct Encode(PropertyMap map) =>
        PropertyCodec.Encode(map, new PropertyCodecOptions { KeepSecrets = true, KeepResources = true, KeepOutputs = false });
}
