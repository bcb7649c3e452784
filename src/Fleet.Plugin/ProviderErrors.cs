using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Pulumirpc;

namespace Fleet.Plugin;

/// <summary>
/// How a provider's exceptions look to the engine. It takes 'unknown' and 'internal' to mean that nobody knows what was
/// left behind, and every other status to mean that nothing was.
/// </summary>
internal static class ProviderErrors
{
    public static RpcStatusException? Translate(Exception exception) => exception switch
    {
        DiagnosticException known => new RpcStatusException(StatusCode.FailedPrecondition, known.Message, inner: known),
        ResourceInitException unhealthy => new RpcStatusException(StatusCode.Unknown, unhealthy.Message, Detail(unhealthy)),
        UncertainOutcomeException uncertain => new RpcStatusException(StatusCode.Unknown, uncertain.Message, inner: uncertain),
        NotSupportedException unsupported => new RpcStatusException(StatusCode.InvalidArgument, unsupported.Message, inner: unsupported),
        PropertyFormatException malformed => new RpcStatusException(StatusCode.InvalidArgument, malformed.Message, inner: malformed),
        FormatException malformed => new RpcStatusException(StatusCode.InvalidArgument, malformed.Message, inner: malformed),
        _ => null,
    };

    private static ErrorResourceInitFailed Detail(ResourceInitException exception) => new()
    {
        Id = exception.Id,
        Properties = PropertyCodec.Encode(exception.Outputs),
        Reasons = { exception.Reasons.Select(reason => reason.ToString()) },
    };
}
