using System.Collections.Immutable;
using System.Reflection;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Schema;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;
using CheckRequest = Fleet.Protocol.Providers.CheckRequest;
using CreateRequest = Fleet.Protocol.Providers.CreateRequest;
using DeleteRequest = Fleet.Protocol.Providers.DeleteRequest;
using DiffRequest = Fleet.Protocol.Providers.DiffRequest;
using InvokeRequest = Fleet.Protocol.Providers.InvokeRequest;
using ReadRequest = Fleet.Protocol.Providers.ReadRequest;
using UpdateRequest = Fleet.Protocol.Providers.UpdateRequest;

namespace Fleet.Plugin;

/// <summary>
/// Serves a provider as Pulumi's engine asks for it. What is missing here (methods, components, parameters, lists) is
/// answered by the server as not implemented: the packages have none.
/// </summary>
internal sealed class ProviderService(ProviderSession session)
{
    /// <summary>The plugin's version.</summary>
    public static string Version { get; } = typeof(ProviderService).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private IProvider Provider => session.Provider;

    /// <summary>Adds the methods to a server's.</summary>
    public void AddTo(GrpcServices services) => services
        .Unary(ProviderMethods.Handshake, HandshakeAsync)
        .Unary(ProviderMethods.Attach, async (request, cancellationToken) =>
        {
            await session.AttachAsync(request.Address, cancellationToken);
            return new Empty();
        })
        .Unary(ProviderMethods.GetPluginInfo, (_, _) => Task.FromResult(new PluginInfo { Version = Version }))
        .Unary(ProviderMethods.GetSchema, (request, _) => Task.FromResult(Schema(request)))
        .Unary(ProviderMethods.GetMapping, (_, _) => Task.FromResult(new GetMappingResponse()))
        .Unary(ProviderMethods.GetMappings, (_, _) => Task.FromResult(new GetMappingsResponse()))
        .Unary(ProviderMethods.CheckConfig, (request, token) => RunAsync(CheckConfigAsync, request, token))
        .Unary(ProviderMethods.DiffConfig, (request, token) => RunAsync(DiffConfigAsync, request, token))
        .Unary(ProviderMethods.Configure, (request, token) => RunAsync(ConfigureAsync, request, token))
        .Unary(ProviderMethods.Invoke, (request, token) => RunAsync(InvokeAsync, request, token))
        .Unary(ProviderMethods.Check, (request, token) => RunAsync(CheckAsync, request, token))
        .Unary(ProviderMethods.Diff, (request, token) => RunAsync(DiffAsync, request, token))
        .Unary(ProviderMethods.Create, (request, token) => RunAsync(CreateAsync, request, token))
        .Unary(ProviderMethods.Read, (request, token) => RunAsync(ReadAsync, request, token))
        .Unary(ProviderMethods.Update, (request, token) => RunAsync(UpdateAsync, request, token))
        .Unary(ProviderMethods.Delete, (request, token) => RunAsync(DeleteAsync, request, token))
        .Unary(ProviderMethods.Cancel, (_, _) =>
        {
            session.Cancel();
            return Task.FromResult(new Empty());
        });

    private async Task<ProviderHandshakeResponse> HandshakeAsync(
        ProviderHandshakeRequest request, CancellationToken cancellationToken)
    {
        if (request.EngineAddress.Length > 0)
        {
            await session.AttachAsync(request.EngineAddress, cancellationToken);
        }

        return new ProviderHandshakeResponse
        {
            AcceptSecrets = Provider.AcceptsSecrets,
            AcceptResources = Provider.AcceptsResources,
        };
    }

    private GetSchemaResponse Schema(GetSchemaRequest request) => request.Version == 0
        ? new GetSchemaResponse { Schema = PulumiSchema.Json(session.Package) }
        : throw new RpcStatusException(
            StatusCode.InvalidArgument, $"Version {request.Version} of the schema's format is not known; 0 is.");

    private Task<TResponse> RunAsync<TRequest, TResponse>(
        Func<TRequest, CancellationToken, Task<TResponse>> handler, TRequest request, CancellationToken cancellationToken) =>
        session.RunAsync(token => handler(request, token), cancellationToken);

    private async Task<CheckResponse> CheckConfigAsync(Pulumirpc.CheckRequest request, CancellationToken cancellationToken) =>
        ProviderMessages.Write(await Provider.CheckConfigAsync(Read(request), cancellationToken));

    private async Task<DiffResponse> DiffConfigAsync(Pulumirpc.DiffRequest request, CancellationToken cancellationToken) =>
        ProviderMessages.Write(await Provider.DiffConfigAsync(Read(request), cancellationToken));

    private async Task<ConfigureResponse> ConfigureAsync(
        Pulumirpc.ConfigureRequest request, CancellationToken cancellationToken)
    {
        // Only engines of today say which provider resource it is.
        var urn = request.HasUrn
            ? Urn.Parse(request.Urn)
            : Urn.Create("stack", "project", default, Urn.ProviderTypePrefix + session.Package, "default");
        var inputs = request.Args is null
            ? PropertyMap.From(request.Variables.Select(variable =>
                KeyValuePair.Create<string, PropertyValue>(variable.Key[(variable.Key.LastIndexOf(':') + 1)..], variable.Value)))
            : Read(request.Args);
        await Provider.ConfigureAsync(
            new Fleet.Protocol.Providers.ConfigureRequest(urn, inputs) { Id = request.Id }, cancellationToken);
        return new ConfigureResponse
        {
            AcceptSecrets = Provider.AcceptsSecrets,
            AcceptResources = Provider.AcceptsResources,
            SupportsPreview = true,
        };
    }

    private async Task<InvokeResponse> InvokeAsync(Pulumirpc.InvokeRequest request, CancellationToken cancellationToken) =>
        ProviderMessages.Write(await Provider.InvokeAsync(
            new InvokeRequest(request.Tok, Read(request.Args), request.Preview), cancellationToken));

    private async Task<CheckResponse> CheckAsync(Pulumirpc.CheckRequest request, CancellationToken cancellationToken) =>
        ProviderMessages.Write(await Provider.CheckAsync(Read(request), cancellationToken));

    private async Task<DiffResponse> DiffAsync(Pulumirpc.DiffRequest request, CancellationToken cancellationToken) =>
        ProviderMessages.Write(await Provider.DiffAsync(Read(request), cancellationToken));

    private async Task<CreateResponse> CreateAsync(Pulumirpc.CreateRequest request, CancellationToken cancellationToken)
    {
        var result = await Provider.CreateAsync(
            new CreateRequest(Urn.Parse(request.Urn), Read(request.Properties), Time(request.Timeout), request.Preview),
            cancellationToken);
        return new CreateResponse { Id = result.Id, Properties = PropertyCodec.Encode(result.Outputs) };
    }

    private async Task<ReadResponse> ReadAsync(Pulumirpc.ReadRequest request, CancellationToken cancellationToken)
    {
        var result = await Provider.ReadAsync(
            new ReadRequest(
                Urn.Parse(request.Urn), request.Id, Read(request.Inputs), Read(request.Properties), Time(request.Timeout)),
            cancellationToken);
        return string.IsNullOrEmpty(result.Id) ? new ReadResponse() : new ReadResponse
        {
            Id = result.Id,
            Inputs = PropertyCodec.Encode(result.Inputs),
            Properties = PropertyCodec.Encode(result.Outputs),
        };
    }

    private async Task<UpdateResponse> UpdateAsync(Pulumirpc.UpdateRequest request, CancellationToken cancellationToken)
    {
        var result = await Provider.UpdateAsync(
            new UpdateRequest(
                Urn.Parse(request.Urn),
                request.Id,
                Read(request.OldInputs),
                Read(request.Olds),
                Read(request.News),
                Time(request.Timeout),
                request.Preview)
            {
                IgnoreChanges = [.. request.IgnoreChanges],
            },
            cancellationToken);
        return new UpdateResponse { Properties = PropertyCodec.Encode(result.Outputs) };
    }

    private async Task<Empty> DeleteAsync(Pulumirpc.DeleteRequest request, CancellationToken cancellationToken)
    {
        await Provider.DeleteAsync(
            new DeleteRequest(
                Urn.Parse(request.Urn), request.Id, Read(request.OldInputs), Read(request.Properties), Time(request.Timeout)),
            cancellationToken);
        return new Empty();
    }

    private CheckRequest Read(Pulumirpc.CheckRequest request) =>
        new(Urn.Parse(request.Urn), Read(request.Olds), Read(request.News))
        {
            RandomSeed = ImmutableArray.Create(request.RandomSeed.Span),
        };

    private DiffRequest Read(Pulumirpc.DiffRequest request) =>
        new(Urn.Parse(request.Urn), request.Id, Read(request.OldInputs), Read(request.Olds), Read(request.News))
        {
            IgnoreChanges = [.. request.IgnoreChanges],
        };

    // An engine may send more than was agreed upon: what the provider does not take is reduced to what it does.
    private PropertyMap Read(Struct? properties) => PropertyCodec.Decode(properties, new PropertyCodecOptions
    {
        KeepSecrets = Provider.AcceptsSecrets,
        KeepResources = Provider.AcceptsResources,
        KeepOutputs = false,
    });

    private static TimeSpan? Time(double seconds) => seconds > 0 ? TimeSpan.FromSeconds(seconds) : null;
}
