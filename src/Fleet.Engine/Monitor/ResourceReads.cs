using Fleet.Engine.Execution;
using Fleet.Protocol.Values;
using Pulumirpc;

namespace Fleet.Engine.Monitor;

/// <summary>Answers reads of objects that someone else owns.</summary>
internal sealed class ResourceReads(Registrar registrar, GoalReader goals, Answers answers)
{
    public async Task<ReadResourceResponse> ReadAsync(ReadResourceRequest request)
    {
        var registration = await answers.RegistrationAsync(
            () => registrar.ReadAsync(goals.Read(request), Id(request.Id)),
            reportsResults: false);
        return new ReadResourceResponse
        {
            Unknown = Signatures.IsUnknown(request.Id),
            Urn = registration.Urn.Text,
            Properties = Answers.Encode(registration.State!.Outputs, request.AcceptSecrets, request.AcceptResources),
        };
    }

    private static PropertyValue Id(string id) => Signatures.IsUnknown(id) ? PropertyValue.Unknown.Instance : id;
}
