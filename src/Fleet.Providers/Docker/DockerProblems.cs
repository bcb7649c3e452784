using Fleet.Protocol;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>Words an engine's refusals for the operator.</summary>
internal static class DockerProblems
{
    /// <summary>An error about a resource.</summary>
    public static DiagnosticException Error(
        Urn urn, string summary, string hint = "", string detail = "", Exception? inner = null) =>
        new([new Diagnostic(Severity.Error, summary) { Urn = urn, Hint = hint, Detail = detail }], inner);

    /// <summary>What went wrong with a call about something.</summary>
    /// <param name="urn">The resource; empty for none.</param>
    /// <param name="subject">Such as <c>Container 'gateway'</c>.</param>
    /// <param name="host">The host's name.</param>
    /// <param name="exception">What was thrown.</param>
    public static DiagnosticException From(Urn urn, string subject, string host, DockerException exception) =>
        exception switch
        {
            DockerUnreachableException unreachable => Error(
                urn,
                $"{subject} on '{host}': the engine at '{exception.Endpoint}' could not be reached: "
                    + $"{unreachable.Reason.TrimEnd('.')}.",
                unreachable switch
                {
                    { Remote.Hint: { Length: > 0 } hint } => hint,
                    { IsDistrust: true } =>
                        "Check the provider's certificates: 'caMaterial', 'certMaterial' and 'keyMaterial', or the folder 'certPath'.",
                    _ => "Check that the host is up and its engine runs.",
                },
                unreachable.Remote?.Detail ?? "",
                exception),
            DockerApiException api => Error(
                urn, $"{subject} on '{host}': the engine refused to {api.Operation}: {Sentence(api)}", inner: exception),
            _ => Error(urn, $"{subject} on '{host}': {exception.Message}", inner: exception),
        };

    /// <summary>What the engine said, as a sentence.</summary>
    public static string Sentence(DockerApiException exception) => exception.EngineMessage.Trim().TrimEnd('.') + ".";
}
