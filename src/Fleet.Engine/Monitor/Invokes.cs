using Fleet.Engine.Callbacks;
using Fleet.Engine.Execution;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Fleet.Engine.Monitor;

/// <summary>Answers calls of functions: the engine's own, and those of packages.</summary>
internal sealed class Invokes(
    RunContext run, Registrar registrar, InvokeTransforms transforms, Answers answers)
{
    public Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request) => answers.OrRefuseAsync(async () =>
    {
        await transforms.ApplyAsync(request, run.Stopping);
        var arguments = PropertyFilter.Apply(
            PropertyCodec.Decode(request.Args), new PropertyCodecOptions { KeepOutputs = false });
        run.Events.Redactor.Learn(arguments);
        if (request.Tok == Functions.GetResource)
        {
            return Answer(new InvokeResult(Functions.Resource(registrar, arguments), []), request);
        }

        if (((PropertyValue)arguments).ContainsUnknowns || IsPending(request))
        {
            return Unknown();
        }

        var provider = await registrar.ProviderAsync(GoalReader.Read(request));
        return provider.IsConfigured ? Answer(await CallAsync(provider, request.Tok, arguments), request) : Unknown();
    });

    // The program can catch what a function of a provider says; it is not the engine's failure.
    private async Task<InvokeResult> CallAsync(ProviderHandle provider, string token, PropertyMap arguments)
    {
        using var turn = await run.Gate.EnterAsync(run.Stopping);
        try
        {
            var result = await provider.Provider.InvokeAsync(
                new Protocol.Providers.InvokeRequest(token, provider.Send(arguments, run.IsPreview), run.IsPreview), run.Stopping);
            var isSecret = !provider.Provider.AcceptsSecrets && ((PropertyValue)arguments).ContainsSecrets;
            return isSecret ? result with { Result = AllSecret(result.Result) } : result;
        }
        catch (NotSupportedException exception)
        {
            throw Failed(token, "its package has no such function.", exception);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw Failed(token, exception.Message, exception);
        }
    }

    /// <summary>True when something that the call must come after is only made by the run that this one foretells.</summary>
    private bool IsPending(ResourceInvokeRequest request) => request.DependsOn.Any(text =>
    {
        var urn = GoalReader.Urn(text);
        var registration = registrar.Find(urn) ?? throw new DiagnosticException(
            $"The program has called '{request.Tok}' to come after '{text}', which it has not registered.");
        return registration.Outcome != RegistrationOutcome.Done
            || (run.IsPreview && registration.State is { IsCustom: true, Id: "" or State.ProviderReference.UnknownId });
    });

    private ResourceInvokeResponse Answer(InvokeResult result, ResourceInvokeRequest request)
    {
        run.Events.Redactor.Learn(result.Result);
        var response = new ResourceInvokeResponse { Return = Answers.Encode(result.Result, true, request.AcceptResources) };
        if (!result.Failures.IsDefaultOrEmpty)
        {
            response.Failures.AddRange(result.Failures.Select(
                failure => new Pulumirpc.CheckFailure { Property = failure.Property, Reason = failure.Reason }));
        }

        return response;
    }

    private RpcStatusException Failed(string token, string message, Exception exception) => new(
        StatusCode.FailedPrecondition,
        run.Events.Redactor.Redact($"The call of '{token}' has failed: {message}"),
        inner: exception);

    private static ResourceInvokeResponse Unknown() => new() { Return = new Struct(), Unknown = true };

    private static PropertyMap AllSecret(PropertyMap properties) => PropertyMap.From(properties.Select(
        member => KeyValuePair.Create<string, PropertyValue>(member.Key, new PropertyValue.Secret(member.Value))));
}
