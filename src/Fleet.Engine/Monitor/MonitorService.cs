using Fleet.Engine.Callbacks;
using Fleet.Engine.Execution;
using Fleet.Protocol.Grpc;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Fleet.Engine.Monitor;

/// <summary>Answers what programs ask of the monitor: says who answers what.</summary>
internal sealed class MonitorService
{
    private readonly RunContext _run;
    private readonly Shutdown _shutdown = new();
    private readonly InFlight _inFlight = new();
    private readonly Answers _answers;
    private readonly ResourceTransforms _transforms;
    private readonly InvokeTransforms _invokeTransforms;
    private readonly ResourceRegistrations _registrations;
    private readonly ResourceReads _reads;
    private readonly ExistenceChecks _existence;
    private readonly Invokes _invokes;
    private readonly MethodCalls _methods;

    public MonitorService(RunContext run, Registrar registrar, GoalReader goals)
    {
        _run = run;
        _answers = new Answers(run);
        _transforms = new ResourceTransforms(run.Callbacks);
        _invokeTransforms = new InvokeTransforms(run.Callbacks);
        _registrations = new ResourceRegistrations(run, registrar, goals, _transforms, _answers);
        _reads = new ResourceReads(registrar, goals, _answers);
        _existence = new ExistenceChecks(run, registrar, _answers);
        _invokes = new Invokes(run, registrar, _invokeTransforms, _answers);
        _methods = new MethodCalls(run, registrar);
    }

    /// <summary>Done when the program has said that it registers nothing more.</summary>
    public Task Signalled => _shutdown.Signalled;

    /// <summary>Done when the program was told of a failure in a way after which it cannot go on.</summary>
    public Task MustStop => _answers.MustStop;

    /// <summary>Lets the program end, after it has said that it registers nothing more.</summary>
    public void Release() => _shutdown.Release();

    /// <summary>Done when everything that was asked for is answered.</summary>
    public Task DrainAsync() => _inFlight.DrainAsync();

    public void AddTo(GrpcServices services) => services
        .Unary(MonitorMethods.GetDeploymentInfo, (_, _) => Task.FromResult(DeploymentFacts.Of(_run)))
        .Unary(MonitorMethods.SupportsFeature, (request, _) => Task.FromResult(
            new SupportsFeatureResponse { HasSupport = Features.Has(request.Id) }))
        .Unary(MonitorMethods.RegisterResource, (request, call, _) =>
            _inFlight.TrackAsync(() => _registrations.RegisterAsync(request, call)))
        .Unary(MonitorMethods.RegisterResourceOutputs, (request, _) =>
            _inFlight.TrackAsync(() => _registrations.RegisterOutputsAsync(request)))
        .Unary(MonitorMethods.ReadResource, (request, _) => _inFlight.TrackAsync(() => _reads.ReadAsync(request)))
        .Unary(MonitorMethods.ExistsResource, (request, _) => _inFlight.TrackAsync(() => _existence.CheckAsync(request)))
        .Unary(MonitorMethods.Invoke, (request, _) => _inFlight.TrackAsync(() => _invokes.InvokeAsync(request)))
        .Unary(MonitorMethods.RegisterStackTransform, (request, _) => DoneAsync(() => _transforms.AddForStack(request)))
        .Unary(MonitorMethods.RegisterStackInvokeTransform, (request, _) =>
            DoneAsync(() => _invokeTransforms.AddForStack(request)))
        .Unary(MonitorMethods.RegisterResourceHook, (request, _) => DoneAsync(() => _run.Hooks.Add(request)))
        .Unary(MonitorMethods.RegisterErrorHook, (request, _) => DoneAsync(() => _run.Hooks.Add(request)))
        .Unary(MonitorMethods.Call, (request, _) =>
            _inFlight.TrackAsync(() => _answers.OrRefuseAsync(() => _methods.CallAsync(request))))
        .Unary(MonitorMethods.RegisterPackage, (request, _) => _answers.OrRefuseAsync(() => Task.FromResult(
            new RegisterPackageResponse { Ref = _run.Packages.Add(request) })))
        .Unary(MonitorMethods.SignalAndWaitForShutdown, async (_, cancellationToken) =>
        {
            await _shutdown.SignalAsync(cancellationToken);
            return new Empty();
        });

    private Task<Empty> DoneAsync(Action action) => _answers.OrRefuseAsync(() =>
    {
        action();
        return Task.FromResult(new Empty());
    });
}
