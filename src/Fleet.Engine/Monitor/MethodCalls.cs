using Fleet.Engine.Execution;
using Fleet.Engine.Planning;
using Fleet.Engine.Plugins;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Fleet.Engine.Monitor;

/// <summary>Answers calls of methods of resources, which the provider of the resource serves.</summary>
internal sealed class MethodCalls(RunContext run, Registrar registrar)
{
    private const string Self = "__self__";

    /// <summary>Calls a method.</summary>
    /// <exception cref="DiagnosticException">The program has asked for something impossible.</exception>
    /// <exception cref="RpcStatusException">The provider has refused, which the program can catch.</exception>
    public async Task<CallResponse> CallAsync(ResourceCallRequest request)
    {
        var arguments = PropertyCodec.Decode(request.Args);
        run.Events.Redactor.Learn(arguments);
        var provider = await registrar.ProviderAsync(Provider(request, arguments));
        if (provider.Provider is not IComponentProvider maker)
        {
            throw new DiagnosticException(
                $"The program has called '{request.Tok}', and the built-in provider of its package has no methods.");
        }

        if (!provider.IsConfigured)
        {
            return new CallResponse { Return = new Struct() };
        }

        // No turn is taken: a method may register resources, which take theirs.
        try
        {
            return Response(await maker.CallAsync(
                new MethodRequest(ComponentMessages.Call(run, request), arguments), run.Stopping));
        }
        catch (DiagnosticException exception)
        {
            throw new RpcStatusException(
                StatusCode.FailedPrecondition, run.Events.Redactor.Redact(exception.Message), inner: exception);
        }
    }

    // The resource's own provider, unless the program names one.
    private Goal Provider(ResourceCallRequest request, PropertyMap arguments)
    {
        var own = (arguments.Find(Self)?.Unwrap() as PropertyValue.ResourceReference)?.Urn is { } urn
            ? registrar.Find(urn)?.State?.Provider
            : null;
        return new Goal
        {
            Type = request.Tok,
            Name = request.Tok,
            IsCustom = true,
            Provider = request.Provider.Length == 0 ? own : ProviderReference.TryParse(request.Provider),
            Version = request.Version,
            PluginDownloadUrl = request.PluginDownloadURL,
            PluginChecksums = PackageRegistry.Checksums(request.PluginChecksums),
            PackageReference = request.PackageRef,
        };
    }

    private CallResponse Response(MethodResult result)
    {
        run.Events.Redactor.Learn(result.Result);
        var response = new CallResponse { Return = Answers.Encode(result.Result, acceptSecrets: true, acceptResources: true) };
        foreach (var name in result.Result.Keys)
        {
            var dependencies = new CallResponse.Types.ReturnDependencies();
            dependencies.Urns.AddRange(GoalReader.OutputDependencies(result.Result[name])
                .Concat(result.Dependencies.GetValueOrDefault(name, [])).Distinct().Select(urn => urn.Text));
            response.ReturnDependencies.Add(name, dependencies);
        }

        response.Failures.AddRange(result.Failures.Select(
            failure => new Pulumirpc.CheckFailure { Property = failure.Property, Reason = failure.Reason }));
        return response;
    }
}
