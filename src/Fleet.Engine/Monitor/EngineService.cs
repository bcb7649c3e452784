using Fleet.Engine.Events;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Fleet.Engine.Monitor;

/// <summary>Answers what programs ask of the engine: log lines and the root resource.</summary>
internal sealed class EngineService(EventPublisher events)
{
    private volatile string _root = "";

    public void AddTo(GrpcServices services) => services
        .Unary(EngineMethods.Log, (request, _) => LogAsync(request))
        .Unary(EngineMethods.GetRootResource, (_, _) => Task.FromResult(new GetRootResourceResponse { Urn = _root }))
        .Unary(EngineMethods.SetRootResource, (request, _) =>
        {
            _root = request.Urn;
            return Task.FromResult(new SetRootResourceResponse());
        })
        .Unary(EngineMethods.StartDebugging, (request, _) => DebugAsync(request))
        .Unary(EngineMethods.RequirePulumiVersion, (request, _) => RequireAsync(request));

    private Task<Empty> DebugAsync(StartDebuggingRequest request)
    {
        var message = request.Message.Length > 0 ? $": {request.Message}" : ".";
        events.Report(new Diagnostic(Severity.Info, $"A debugger is waited for{message}")
        {
            Detail = request.Config is { } config ? JsonFormatter.Default.Format(config) : "",
        });
        return Task.FromResult(new Empty());
    }

    private static Task<RequirePulumiVersionResponse> RequireAsync(RequirePulumiVersionRequest request)
    {
        try
        {
            return PulumiVersion.IsIn(request.PulumiVersionRange)
                ? Task.FromResult(new RequirePulumiVersionResponse())
                : throw new RpcStatusException(
                    StatusCode.FailedPrecondition,
                    $"The program requires Pulumi '{request.PulumiVersionRange}'; this engine is like {PulumiVersion.Current}.");
        }
        catch (FormatException exception)
        {
            throw new RpcStatusException(StatusCode.InvalidArgument, exception.Message, inner: exception);
        }
    }

    private Task<Empty> LogAsync(LogRequest request)
    {
        var severity = request.Severity switch
        {
            LogSeverity.Debug => Severity.Debug,
            LogSeverity.Info => Severity.Info,
            LogSeverity.Warning => Severity.Warning,
            _ => Severity.Error,
        };
        var urn = Urn.TryParse(request.Urn, out var parsed) ? parsed : default;
        var message = LoggedSecrets.Learn(request.Message.TrimEnd(), events.Redactor);
        events.Report(
            new Diagnostic(severity, message) { Urn = urn }, request.Ephemeral, request.StreamId);
        return Task.FromResult(new Empty());
    }
}
