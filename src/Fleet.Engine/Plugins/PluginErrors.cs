using System.Collections.Immutable;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Pulumirpc;

namespace Fleet.Engine.Plugins;

/// <summary>What a plugin's errors mean to the engine.</summary>
internal static class PluginErrors
{
    /// <summary>The error of an operation on a resource.</summary>
    /// <param name="exception">What the plugin answered.</param>
    /// <param name="call">What it was asked, such as <c>create</c>.</param>
    /// <param name="urn">The resource.</param>
    /// <param name="isEffect">True when the operation changes something.</param>
    public static Exception OfResource(RpcStatusException exception, string call, Urn urn, bool isEffect)
    {
        if (exception.TryGetDetail<ErrorResourceInitFailed>(out var failed))
        {
            return InitFailed(exception, failed, urn);
        }

        var diagnostics = Describe(exception, $"{call} of '{urn.Name}' of type '{urn.Type}'", urn);

        // What a provider that broke has left behind, nobody knows.
        return isEffect && exception.StatusCode is StatusCode.Internal or StatusCode.DataLoss or StatusCode.Unknown
            ? new UncertainOutcomeException(diagnostics[0], isAnswered: true, exception)
            : new DiagnosticException(diagnostics, exception);
    }

    /// <summary>The error of anything else that a plugin was asked.</summary>
    public static DiagnosticException Of(RpcStatusException exception, string what, Urn urn = default) =>
        new(Describe(exception, what, urn), exception);

    /// <summary>The error of a plugin whose inputs are not complete.</summary>
    public static DiagnosticException OfConfigure(RpcStatusException exception, Urn urn)
    {
        if (!exception.TryGetDetail<ConfigureErrorMissingKeys>(out var missing) || missing.MissingKeys.Count == 0)
        {
            return Of(exception, $"Configuring the provider '{urn.Name}'", urn);
        }

        var package = urn.Type[Urn.ProviderTypePrefix.Length..];
        return new DiagnosticException(
            [
                .. missing.MissingKeys.Select(key => new Diagnostic(
                    Severity.Error,
                    $"Configuring the provider '{urn.Name}': '{key.Name}' is missing{Sentence(key.Description, ": ")}")
                {
                    Urn = urn,
                    PropertyPath = key.Name,
                    Hint = $"Set it with 'fleet config set {(key.Name.Contains(':', StringComparison.Ordinal) ? "" : package + ":")}{key.Name} VALUE'.",
                }),
            ],
            exception);
    }

    private static ImmutableArray<Diagnostic> Describe(RpcStatusException exception, string what, Urn urn)
    {
        if (exception.TryGetDetail<InputPropertiesError>(out var inputs) && inputs.Errors.Count > 0)
        {
            return
            [
                .. inputs.Errors.Select(error => new Diagnostic(
                    Severity.Error, $"{what}: property '{error.PropertyPath}': {Sentence(error.Reason)}")
                {
                    Urn = urn,
                    PropertyPath = error.PropertyPath,
                }),
            ];
        }

        var detail = exception.TryGetDetail<ErrorCause>(out var cause) ? $"{cause.Message}\n{cause.StackTrace}".Trim() : "";
        return [new Diagnostic(Severity.Error, $"{what}: {Sentence(exception.Message)}") { Urn = urn, Detail = detail }];
    }

    private static ResourceInitException InitFailed(RpcStatusException exception, ErrorResourceInitFailed failed, Urn urn)
    {
        var reasons = failed.Reasons.Count > 0 ? failed.Reasons : (IEnumerable<string>)[exception.Message];
        return new ResourceInitException(
            failed.Id,
            PropertyCodec.Decode(failed.Properties),
            [.. reasons.Select(reason => new Diagnostic(Severity.Error, $"'{urn.Name}' is not healthy: {Sentence(reason)}") { Urn = urn })]);
    }

    private static string Sentence(string text, string before = "")
    {
        text = text.Trim();
        return text.Length == 0 ? before.Length > 0 ? "." : "no reason was given."
            : before + (text[^1] is '.' or '!' or '?' ? text : text + ".");
    }
}
