using System.Collections.Immutable;
using Google.Protobuf.Collections;

namespace Pulumi.Experimental.Provider;

/// <summary>What providers are asked and answer, between the wire and their own classes.</summary>
internal static class ProviderMessages
{
    public static ParameterizeRequest From(Pulumirpc.ParameterizeRequest message) => new(message.ParametersCase switch
    {
        Pulumirpc.ParameterizeRequest.ParametersOneofCase.Args => new ParametersArgs([.. message.Args.Args]),
        Pulumirpc.ParameterizeRequest.ParametersOneofCase.Value =>
            new ParametersValue(message.Value.Name, message.Value.Version, [.. message.Value.Value.Span]),
        _ => throw new ArgumentException("The provider was asked to take parameters, and given none."),
    });

    public static GetSchemaRequest From(Pulumirpc.GetSchemaRequest message) =>
        new(message.Version, Given(message.SubpackageName), Given(message.SubpackageVersion));

    public static CheckRequest From(Pulumirpc.CheckRequest message) => new(
        new Urn(message.Urn), WireValues.Read(message.Olds), WireValues.Read(message.News), [.. message.RandomSeed.Span]);

    public static DiffRequest From(Pulumirpc.DiffRequest message) => new(
        new Urn(message.Urn), message.Id, WireValues.Read(message.Olds), WireValues.Read(message.News),
        [.. message.IgnoreChanges], WireValues.Read(message.OldInputs));

    public static ConfigureRequest From(Pulumirpc.ConfigureRequest message) => new(
        message.Variables.ToImmutableDictionary(), WireValues.Read(message.Args), message.AcceptSecrets,
        message.AcceptResources, message.SendsOldInputs, message.SendsOldInputsToDelete);

    public static InvokeRequest From(Pulumirpc.InvokeRequest message) => new(message.Tok, WireValues.Read(message.Args));

    public static CreateRequest From(Pulumirpc.CreateRequest message) => new(
        new Urn(message.Urn), WireValues.Read(message.Properties), TimeSpan.FromSeconds(message.Timeout), message.Preview);

    public static ReadRequest From(Pulumirpc.ReadRequest message) => new(
        new Urn(message.Urn), message.Id, WireValues.Read(message.Properties), WireValues.Read(message.Inputs));

    public static UpdateRequest From(Pulumirpc.UpdateRequest message) => new(
        new Urn(message.Urn), message.Id, WireValues.Read(message.Olds), WireValues.Read(message.News),
        TimeSpan.FromSeconds(message.Timeout), [.. message.IgnoreChanges], message.Preview, WireValues.Read(message.OldInputs));

    public static DeleteRequest From(Pulumirpc.DeleteRequest message) => new(
        new Urn(message.Urn), message.Id, WireValues.Read(message.Properties), TimeSpan.FromSeconds(message.Timeout),
        WireValues.Read(message.OldInputs));

    public static Pulumirpc.ParameterizeResponse To(ParameterizeResponse response) =>
        new() { Name = response.Name, Version = response.Version };

    public static Pulumirpc.GetSchemaResponse To(GetSchemaResponse response) => new() { Schema = response.Schema ?? "" };

    public static Pulumirpc.CheckResponse To(CheckResponse response)
    {
        var message = new Pulumirpc.CheckResponse { Inputs = WireValues.Write(response.Inputs) };
        Add(message.Failures, response.Failures);
        return message;
    }

    public static Pulumirpc.DiffResponse To(DiffResponse response)
    {
        var message = new Pulumirpc.DiffResponse
        {
            Changes = response.Changes switch
            {
                true => Pulumirpc.DiffResponse.Types.DiffChanges.DiffSome,
                false => Pulumirpc.DiffResponse.Types.DiffChanges.DiffNone,
                null => Pulumirpc.DiffResponse.Types.DiffChanges.DiffUnknown,
            },
            DeleteBeforeReplace = response.DeleteBeforeReplace,
            HasDetailedDiff = response.DetailedDiff is not null,
        };
        message.Replaces.AddRange(response.Replaces ?? []);
        message.Stables.AddRange(response.Stables ?? []);
        message.Diffs.AddRange(response.Diffs ?? []);
        foreach (var (path, change) in response.DetailedDiff ?? new Dictionary<string, PropertyDiff>())
        {
            message.DetailedDiff.Add(path, new Pulumirpc.PropertyDiff
            {
                Kind = (Pulumirpc.PropertyDiff.Types.Kind)change.Kind,
                InputDiff = change.InputDiff,
            });
        }

        return message;
    }

    public static Pulumirpc.ConfigureResponse To(ConfigureResponse response) => new()
    {
        AcceptSecrets = response.AcceptSecrets,
        SupportsPreview = response.SupportsPreview,
        AcceptResources = response.AcceptResources,
        AcceptOutputs = response.AcceptOutputs,
    };

    public static Pulumirpc.InvokeResponse To(InvokeResponse response)
    {
        var message = new Pulumirpc.InvokeResponse { Return = WireValues.Write(response.Return) };
        Add(message.Failures, response.Failures);
        return message;
    }

    public static Pulumirpc.CreateResponse To(CreateResponse response) =>
        new() { Id = response.Id ?? "", Properties = WireValues.Write(response.Outputs) };

    public static Pulumirpc.ReadResponse To(ReadResponse response) => new()
    {
        Id = response.Id ?? "",
        Properties = WireValues.Write(response.Outputs),
        Inputs = WireValues.Write(response.Inputs),
    };

    public static Pulumirpc.UpdateResponse To(UpdateResponse response) =>
        new() { Properties = WireValues.Write(response.Outputs) };

    public static Pulumirpc.ConstructResponse To(ConstructResponse response)
    {
        var message = new Pulumirpc.ConstructResponse { Urn = response.Urn, State = WireValues.Write(response.Outputs) };
        foreach (var (output, urns) in response.OutputDependencies)
        {
            var dependencies = new Pulumirpc.ConstructResponse.Types.PropertyDependencies();
            dependencies.Urns.AddRange(urns.Select(urn => urn.ToString()));
            message.StateDependencies.Add(output, dependencies);
        }

        return message;
    }

    public static Pulumirpc.CallResponse To(CallResponse response)
    {
        var message = new Pulumirpc.CallResponse { Return = WireValues.Write(response.Return) };
        foreach (var (result, urns) in response.ReturnDependencies)
        {
            var dependencies = new Pulumirpc.CallResponse.Types.ReturnDependencies();
            dependencies.Urns.AddRange(urns.Select(urn => urn.ToString()));
            message.ReturnDependencies.Add(result, dependencies);
        }

        Add(message.Failures, response.Failures);
        return message;
    }

    private static string? Given(string text) => text.Length > 0 ? text : null;

    private static void Add(RepeatedField<Pulumirpc.CheckFailure> messages, IEnumerable<CheckFailure>? failures) =>
        messages.AddRange((failures ?? []).Select(failure =>
            new Pulumirpc.CheckFailure { Property = failure.Property, Reason = failure.Reason }));
}
