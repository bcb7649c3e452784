using Fleet.Engine.Execution;
using Fleet.Engine.Planning;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Pulumirpc;

namespace Fleet.Engine.Monitor;

/// <summary>Answers whether there is an object of an id, without taking it into the stack.</summary>
internal sealed class ExistenceChecks(RunContext run, Registrar registrar, Answers answers)
{
    private const string Name = "exists";

    public Task<ExistsResourceResponse> CheckAsync(ExistsResourceRequest request) => answers.OrRefuseAsync(async () =>
    {
        var properties = PropertyFilter.Apply(
            PropertyCodec.Decode(request.Properties), new PropertyCodecOptions { KeepOutputs = false });
        run.Events.Redactor.Learn(properties);
        var goal = GoalReader.Read(request);
        var provider = await registrar.ProviderAsync(goal);
        if (Signatures.IsUnknown(request.Id) || !provider.IsConfigured || ((PropertyValue)properties).ContainsUnknowns)
        {
            return new ExistsResourceResponse { Unknown = true };
        }

        return new ExistsResourceResponse { Exists = await ExistsAsync(provider, goal, request.Id, properties) };
    });

    private async Task<bool> ExistsAsync(ProviderHandle provider, Goal goal, string id, PropertyMap properties)
    {
        var urn = Urn.Create(run.Stack, run.Project, goal.Parent, goal.Type, Name);
        using var turn = await run.Gate.EnterAsync(run.Stopping);
        try
        {
            var result = await provider.Provider.ReadAsync(
                new Protocol.Providers.ReadRequest(urn, id, provider.Send(properties, run.IsPreview), PropertyMap.Empty, null),
                run.Stopping);
            return !string.IsNullOrEmpty(result.Id);
        }
        catch (ResourceInitException)
        {
            // It is there, and not healthy.
            return true;
        }
        catch (DiagnosticException exception)
        {
            throw new RpcStatusException(
                StatusCode.FailedPrecondition, run.Events.Redactor.Redact(exception.Message), inner: exception);
        }
    }
}
