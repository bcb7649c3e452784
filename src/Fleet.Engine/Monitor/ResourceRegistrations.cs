using Fleet.Engine.Callbacks;
using Fleet.Engine.Execution;
using Fleet.Engine.State;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Fleet.Engine.Monitor;

/// <summary>Answers registrations of resources, and of the outputs of components.</summary>
internal sealed class ResourceRegistrations(
    RunContext run,
    Registrar registrar,
    GoalReader goals,
    ResourceTransforms transforms,
    Answers answers)
{
    private readonly RemoteComponents _components = new(run, registrar, goals);

    public async Task<RegisterResourceResponse> RegisterAsync(RegisterResourceRequest request, ServerCall call)
    {
        if (request.Remote)
        {
            return await answers.OrRefuseAsync(async () =>
            {
                AliasForms.Unify(request, call);
                await transforms.ApplyAsync(request, run.Stopping);
                return await _components.RegisterAsync(request);
            });
        }

        var registration = await answers.RegistrationAsync(
            async () =>
            {
                AliasForms.Unify(request, call);
                await transforms.ApplyAsync(request, run.Stopping);
                return await registrar.RegisterAsync(goals.Read(request));
            },
            request.SupportsResultReporting);
        transforms.Remember(registration.Urn.Text, request);
        return Response(request, registration);
    }

    public Task<Empty> RegisterOutputsAsync(RegisterResourceOutputsRequest request) => answers.OrRefuseAsync(async () =>
    {
        await registrar.RegisterOutputsAsync(GoalReader.Urn(request.Urn), PropertyFilter.Apply(
            PropertyCodec.Decode(request.Outputs), new PropertyCodecOptions { KeepOutputs = false }));
        return new Empty();
    });

    private static RegisterResourceResponse Response(RegisterResourceRequest request, Registration registration)
    {
        var state = registration.State;
        var outputs = request.Custom ? state?.Outputs ?? PropertyMap.Empty : PropertyMap.Empty;
        if (!request.SupportsPartialValues)
        {
            outputs = PropertyMap.From(outputs.Where(output => !output.Value.ContainsUnknowns));
        }

        var isMade = state?.Id is { Length: > 0 } and not ProviderReference.UnknownId;
        return new RegisterResourceResponse
        {
            Urn = registration.Urn.Text,
            Id = isMade ? state!.Id : "",
            Object = Answers.Encode(outputs, request.AcceptSecrets, request.AcceptResources),
            Result = registration.Outcome switch
            {
                RegistrationOutcome.Done or RegistrationOutcome.Unknown => Result.Success,
                RegistrationOutcome.Failed => Result.Fail,
                RegistrationOutcome.Skipped => Result.Skip,
            },
            Unknown = registration.Outcome == RegistrationOutcome.Unknown
                || (registration.Outcome != RegistrationOutcome.Done && state is null),
        };
    }
}
