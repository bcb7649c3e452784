using System.Collections.Immutable;
using Fleet.Engine.Planning;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Google.Protobuf;
using Pulumirpc;
using CheckFailure = Fleet.Protocol.Providers.CheckFailure;
using CheckRequest = Fleet.Protocol.Providers.CheckRequest;
using ConfigureRequest = Fleet.Protocol.Providers.ConfigureRequest;
using CreateRequest = Fleet.Protocol.Providers.CreateRequest;
using DeleteRequest = Fleet.Protocol.Providers.DeleteRequest;
using DiffRequest = Fleet.Protocol.Providers.DiffRequest;
using InvokeRequest = Fleet.Protocol.Providers.InvokeRequest;
using PackageParameterization = Fleet.Protocol.Providers.PackageParameterization;
using ReadRequest = Fleet.Protocol.Providers.ReadRequest;
using UpdateRequest = Fleet.Protocol.Providers.UpdateRequest;

namespace Fleet.Engine.Plugins;

/// <summary>
/// A provider that is a plugin. To the engine it takes everything; it reduces what it sends to what the plugin takes, and
/// marks again as secret what it had to send in clear.
/// </summary>
internal sealed class PluginProvider(string package, PluginCalls calls) :
    IProvider, IComponentProvider, IParameterizable, ISchemaSource
{
    private PluginAbilities _abilities = PluginAbilities.None;
    private bool _hasShakenHands;

    private PluginValues Values => new(_abilities, calls.Title);

    private PluginMessages Messages => new(Values);

    public string Package => package;

    public bool AcceptsSecrets => true;

    public bool AcceptsResources => true;

    /// <summary>Tells the plugin about the engine, and learns what it can take. Older plugins do not know how.</summary>
    public async Task HandshakeAsync(ProviderHandshakeRequest request, CancellationToken cancellationToken)
    {
        var answer = await calls.OptionalAsync(ProviderMethods.Handshake, request, $"The handshake with {calls.Title}", default, cancellationToken);
        if (answer is not null)
        {
            _hasShakenHands = true;
            _abilities = new PluginAbilities(
                answer.AcceptSecrets, answer.AcceptResources, answer.AcceptOutputs, SupportsPreview: true);
        }
    }

    public async Task ParameterizeAsync(PackageParameterization parameterization, CancellationToken cancellationToken)
    {
        var request = new ParameterizeRequest
        {
            Value = new ParameterizeRequest.Types.ParametersValue
            {
                Name = parameterization.Name,
                Version = parameterization.Version,
                Value = ByteString.CopyFrom(parameterization.Value.AsSpan()),
            },
        };
        var answer = await calls.AskAsync(
            ProviderMethods.Parameterize, request, $"Parameterizing {calls.Title} as '{parameterization.Name}'", default, cancellationToken);
        if (answer.Name != parameterization.Name)
        {
            throw new DiagnosticException(
                $"{calls.Title} was to serve the package '{parameterization.Name}', and serves '{answer.Name}'.");
        }
    }

    public async Task<string> GetSchemaAsync(CancellationToken cancellationToken) => (await calls.AskAsync(
        ProviderMethods.GetSchema, new GetSchemaRequest(), $"The schema of {calls.Title}", default, cancellationToken)).Schema;

    public async Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var answer = await calls.OptionalAsync(
            ProviderMethods.CheckConfig, Messages.Check(request), $"Checking the provider '{request.Urn.Name}' by {calls.Title}", request.Urn, cancellationToken);
        return answer is null ? new CheckResult(request.NewInputs) : Read(answer, request.NewInputs);
    }

    public async Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken cancellationToken)
    {
        var answer = await calls.OptionalAsync(
            ProviderMethods.DiffConfig, Messages.Diff(request), $"Comparing the provider '{request.Urn.Name}' by {calls.Title}", request.Urn, cancellationToken);
        return PluginDiff.Read(answer ?? new DiffResponse(), request);
    }

    public async Task ConfigureAsync(ConfigureRequest request, CancellationToken cancellationToken)
    {
        var message = new Pulumirpc.ConfigureRequest
        {
            Args = PropertyCodec.Encode(request.Inputs, new PropertyCodecOptions { KeepOutputs = false }),
            AcceptSecrets = true,
            AcceptResources = true,
            SendsOldInputs = true,
            SendsOldInputsToDelete = true,
            Urn = request.Urn.Text,
            Name = request.Urn.Name,
            Type = request.Urn.Type,
            Id = request.Id,
        };
        foreach (var (name, text) in PluginVariables.Of(package, request.Inputs))
        {
            message.Variables.Add(name, text);
        }

        var answer = await calls.ConfigureAsync(message, request.Urn, cancellationToken);
        if (!_hasShakenHands)
        {
            _abilities = new PluginAbilities(
                answer.AcceptSecrets, answer.AcceptResources, answer.AcceptOutputs, answer.SupportsPreview);
        }
    }

    public async Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken) => Read(
        await calls.AskAsync(ProviderMethods.Check, Messages.Check(request), "check", request.Urn, false, cancellationToken),
        request.NewInputs);

    public async Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken)
    {
        // Older plugins leave it to the engine.
        var answer = await calls.OptionalAsync(
            ProviderMethods.Diff, Messages.Diff(request), $"diff of '{request.Urn.Name}' of type '{request.Urn.Type}'", request.Urn, cancellationToken);
        return PluginDiff.Read(answer ?? new DiffResponse(), request);
    }

    public async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        if (request.IsPreview && !_abilities.SupportsPreview)
        {
            return new CreateResult("", request.Inputs);
        }

        var answer = await calls.AskAsync(ProviderMethods.Create, Messages.Create(request), "create", request.Urn, !request.IsPreview, cancellationToken);
        return new CreateResult(answer.Id, Values.Receive(answer.Properties, request.Inputs, !request.IsPreview));
    }

    public async Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var answer = await calls.AskAsync(ProviderMethods.Read, Messages.Read(request), "read", request.Urn, false, cancellationToken);
        return answer.Id.Length == 0 ? ReadResult.Gone : new ReadResult(
            answer.Id, Values.Receive(answer.Inputs, request.Inputs), Values.Receive(answer.Properties, request.Inputs));
    }

    public async Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        if (request.IsPreview && !_abilities.SupportsPreview)
        {
            return new UpdateResult(request.NewInputs);
        }

        var answer = await calls.AskAsync(ProviderMethods.Update, Messages.Update(request), "update", request.Urn, !request.IsPreview, cancellationToken);
        return new UpdateResult(Values.Receive(answer.Properties, request.NewInputs, !request.IsPreview));
    }

    public async Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) =>
        await calls.AskAsync(ProviderMethods.Delete, Messages.Delete(request), "delete", request.Urn, true, cancellationToken);

    public async Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken)
    {
        var message = new Pulumirpc.InvokeRequest
        {
            Tok = request.Token,
            Args = Values.Send(request.Arguments),
            Preview = request.IsPreview,
        };
        var answer = await calls.AskAsync(
            ProviderMethods.Invoke, message, $"Calling '{request.Token}'", default, cancellationToken);
        var result = Values.Receive(answer.Return, PropertyMap.Empty);

        // Which part of it comes from a secret argument, nobody can tell.
        return new InvokeResult(
            !_abilities.AcceptsSecrets && ((PropertyValue)request.Arguments).ContainsSecrets
                ? SecretMarks.Apply(result, PropertyMap.Empty, [.. result.Keys])
                : result,
            Failures(answer.Failures));
    }

    public async Task<ComponentResult> ConstructAsync(ComponentRequest request, CancellationToken cancellationToken)
    {
        var message = request.Options.Clone();
        message.Inputs = Values.SendToComponent(request.Inputs);
        message.AcceptsOutputValues = true;
        var answer = await calls.AskAsync(
            ProviderMethods.Construct, message, $"Making the component '{message.Name}' of type '{message.Type}'", default, cancellationToken);
        if (!Urn.TryParse(answer.Urn, out var urn))
        {
            throw new DiagnosticException(
                $"{calls.Title} has made the component '{message.Name}' and says its URN is '{answer.Urn}', which is none.");
        }

        return new ComponentResult(
            urn,
            Values.Receive(answer.State, request.Inputs),
            Dependencies(answer.StateDependencies.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Urns))));
    }

    public async Task<MethodResult> CallAsync(MethodRequest request, CancellationToken cancellationToken)
    {
        var message = request.Options.Clone();
        message.Args = Values.SendToComponent(request.Arguments);
        message.AcceptsOutputValues = true;
        var answer = await calls.AskAsync(
            ProviderMethods.Call, message, $"Calling '{message.Tok}'", default, cancellationToken);
        return new MethodResult(
            Values.Receive(answer.Return, PropertyMap.Empty),
            Dependencies(answer.ReturnDependencies.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Urns))),
            Failures(answer.Failures));
    }

    public ValueTask DisposeAsync() => calls.EndAsync();

    private CheckResult Read(CheckResponse answer, PropertyMap sent) =>
        new(Values.Receive(answer.Inputs, sent), Failures(answer.Failures));

    private static ImmutableArray<CheckFailure> Failures(IEnumerable<Pulumirpc.CheckFailure> failures) =>
        [.. failures.Select(failure => new CheckFailure(failure.Property, failure.Reason))];

    private static ImmutableSortedDictionary<string, ImmutableArray<Urn>> Dependencies(
        IEnumerable<KeyValuePair<string, Google.Protobuf.Collections.RepeatedField<string>>> dependencies) =>
        dependencies.ToImmutableSortedDictionary(
            entry => entry.Key,
            entry => entry.Value.Where(text => Urn.TryParse(text, out _)).Select(Urn.Parse).ToImmutableArray(),
            StringComparer.Ordinal);
}
