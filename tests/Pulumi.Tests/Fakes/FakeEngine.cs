using System.Collections.Concurrent;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Pulumi.Tests.Fakes;

/// <summary>
/// An engine on a loopback port: it keeps every request, gives each resource a URN, and returns its inputs as outputs.
/// </summary>
internal sealed class FakeEngine : IAsyncDisposable
{
    private static readonly string[] AllFeatures =
    [
        "secrets", "resourceReferences", "outputValues", "aliasSpecs", "deletedWith", "replaceWith", "transforms",
        "invokeTransforms", "parameterization", "resourceHooks", "errorHooks",
    ];

    private readonly ConcurrentQueue<(string Method, IMessage Message)> _calls = new();
    private GrpcServer _server = null!;

    public HashSet<string> Features { get; } = [.. AllFeatures];

    public DeploymentSettings Settings { get; private set; } =
        new() { Project = "proj", Stack = "dev", IsDryRun = false };

    /// <summary>What a custom resource's outputs are; by default its inputs.</summary>
    public Func<RegisterResourceRequest, PropertyMap> Outputs { get; init; } = request => PropertyCodec.Decode(request.Object);

    /// <summary>Called before a registration is answered.</summary>
    public Func<RegisterResourceRequest, Task> BeforeAnswer { get; init; } = _ => Task.CompletedTask;

    public Func<RegisterResourceRequest, Result> ResultOf { get; init; } = _ => Result.Success;

    public Func<ReadResourceRequest, PropertyMap> Read { get; init; } = request => PropertyCodec.Decode(request.Properties);

    public Func<ResourceInvokeRequest, ResourceInvokeResponse> Invoke { get; init; } =
        request => new ResourceInvokeResponse { Return = request.Args };

    public Func<ResourceCallRequest, CallResponse> Call { get; init; } = request => new CallResponse { Return = request.Args };

    public IReadOnlyList<string> Methods => [.. _calls.Select(call => call.Method)];

    public IReadOnlyList<RegisterResourceRequest> Registered => All<RegisterResourceRequest>();

    public IReadOnlyList<LogRequest> Logged => All<LogRequest>();

    public static async Task<FakeEngine> StartAsync(
        bool isPreview = false, ConfigValues? config = null, FakeEngine? with = null)
    {
        var engine = with ?? new FakeEngine();
        engine._server = await GrpcServer.StartAsync(engine.Services(), new GrpcServerOptions());
        engine.Settings = engine.Settings with
        {
            Monitor = engine._server.Address,
            Engine = engine._server.Address,
            IsDryRun = isPreview,
            RootDirectory = "/project",
            Config = config ?? ConfigValues.Empty,
        };
        return engine;
    }

    public IReadOnlyList<T> All<T>()
        where T : IMessage => [.. _calls.Select(call => call.Message).OfType<T>()];

    public RegisterResourceRequest Find(string name) => Registered.Single(request => request.Name == name);

    public string UrnOf(string name) => UrnOf(Find(name));

    public Task<int> RunAsync(Action program) => RunAsync(() =>
    {
        program();
        return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
    });

    public Task<int> RunAsync(Func<IDictionary<string, object?>> program) => RunAsync(() => Task.FromResult(program()));

    public Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> program, StackOptions? options = null) =>
        RunStackAsync(() => new Stack(program, options));

    public async Task<int> RunStackAsync(Func<Stack> stack)
    {
        using var channel = new GrpcChannel(Settings.Monitor);
        var run = new DeploymentRun(Settings, new GrpcMonitor(channel), new GrpcEngine(channel));
        return await Runner.RunAsync(run, stack).WaitAsync(TimeSpan.FromSeconds(60));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string UrnOf(string type, string name, string parent) => Fleet.Protocol.Urn.Create(
        "dev", "proj", Fleet.Protocol.Urn.TryParse(parent, out var above) ? above : default, type, name).Text;

    private static string UrnOf(RegisterResourceRequest request) => UrnOf(request.Type, request.Name, request.Parent);

    private GrpcServices Services() => new GrpcServices()
        .Unary(MonitorMethods.SupportsFeature, (request, _) =>
            Answer("SupportsFeature", request, new SupportsFeatureResponse { HasSupport = Features.Contains(request.Id) }))
        .Unary(MonitorMethods.RegisterResource, RegisterAsync)
        .Unary(MonitorMethods.ReadResource, (request, _) => Answer("ReadResource", request, new ReadResourceResponse
        {
            Urn = UrnOf(request.Type, request.Name, request.Parent),
            Properties = PropertyCodec.Encode(Read(request)),
        }))
        .Unary(MonitorMethods.Invoke, (request, _) => Answer("Invoke", request, Invoke(request)))
        .Unary(MonitorMethods.Call, (request, _) => Answer("Call", request, Call(request)))
        .Unary(MonitorMethods.RegisterPackage, (request, _) =>
            Answer("RegisterPackage", request, new RegisterPackageResponse { Ref = $"ref-{request.Name}" }))
        .Unary(MonitorMethods.RegisterResourceOutputs, (request, _) => Answer("RegisterResourceOutputs", request, new Empty()))
        .Unary(MonitorMethods.RegisterStackInvokeTransform, (request, _) =>
            Answer("RegisterStackInvokeTransform", request, new Empty()))
        .Unary(MonitorMethods.RegisterResourceHook, (request, _) => Answer("RegisterResourceHook", request, new Empty()))
        .Unary(MonitorMethods.RegisterErrorHook, (request, _) => Answer("RegisterErrorHook", request, new Empty()))
        .Unary(MonitorMethods.SignalAndWaitForShutdown, (request, _) =>
            Answer("SignalAndWaitForShutdown", request, new Empty()))
        .Unary(EngineMethods.Log, (request, _) => Answer("Log", request, new Empty()));

    private Task<T> Answer<T>(string method, IMessage request, T response)
    {
        _calls.Enqueue((method, request));
        return Task.FromResult(response);
    }

    private async Task<RegisterResourceResponse> RegisterAsync(RegisterResourceRequest request, CancellationToken _)
    {
        _calls.Enqueue(("RegisterResource", request));
        await BeforeAnswer(request);
        var isDone = request.Custom && !Settings.IsDryRun && ResultOf(request) == Result.Success;
        return new RegisterResourceResponse
        {
            Urn = UrnOf(request),
            Id = isDone ? $"id-{request.Name}" : "",
            Object = PropertyCodec.Encode(request.Custom ? Outputs(request) : PropertyMap.Empty),
            Result = ResultOf(request),
        };
    }
}
