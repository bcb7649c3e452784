using System.Collections.Concurrent;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Fleet.Engine.Tests.Plugins;

/// <summary>
/// A plugin that a developer would have started: it is in this process, records what it is asked, and answers creations
/// with their inputs.
/// </summary>
internal sealed class RecordingPlugin : IAsyncDisposable
{
    private readonly ConcurrentQueue<IMessage> _requests = [];
    private GrpcServer? _server;

    /// <summary>What it says it can take; null to know no handshake.</summary>
    public ProviderHandshakeResponse? Hands { get; init; }

    /// <summary>What it says when it is configured.</summary>
    public ConfigureResponse Configuration { get; init; } = new();

    /// <summary>What it answers comparisons with.</summary>
    public Func<DiffRequest, DiffResponse> Diff { get; init; } = _ => new DiffResponse();

    /// <summary>Fails a configuration; null lets it pass.</summary>
    public RpcStatusException? Refusal { get; init; }

    public int Port => _server!.Port;

    public static async Task<RecordingPlugin> StartAsync(RecordingPlugin plugin)
    {
        var services = new GrpcServices()
            .Unary(ProviderMethods.Attach, (request, _) => plugin.Answer(request, new Empty()))
            .Unary(ProviderMethods.Parameterize, (request, _) => plugin.Answer(
                request, new ParameterizeResponse { Name = request.Value.Name, Version = request.Value.Version }))
            .Unary(ProviderMethods.Configure, (request, _) =>
                plugin.Refusal is null ? plugin.Answer(request, plugin.Configuration) : throw plugin.Refusal)
            .Unary(ProviderMethods.Check, (request, _) => plugin.Answer(request, new CheckResponse { Inputs = request.News }))
            .Unary(ProviderMethods.Diff, (request, _) => plugin.Answer(request, plugin.Diff(request)))
            .Unary(ProviderMethods.Create, (request, _) => plugin.Answer(
                request, new CreateResponse { Id = "made", Properties = request.Properties }))
            .Unary(ProviderMethods.Update, (request, _) => plugin.Answer(request, new UpdateResponse { Properties = request.News }))
            .Unary(ProviderMethods.Delete, (request, _) => plugin.Answer(request, new Empty()))
            .Unary(ProviderMethods.Invoke, (request, _) => plugin.Answer(request, new InvokeResponse { Return = request.Args }))
            .Unary(ProviderMethods.Cancel, (request, _) => plugin.Answer(request, request));
        if (plugin.Hands is { } hands)
        {
            services.Unary(ProviderMethods.Handshake, (request, _) => plugin.Answer(request, hands));
        }

        plugin._server = await GrpcServer.StartAsync(services);
        return plugin;
    }

    /// <summary>The requests of a kind.</summary>
    public IEnumerable<T> Of<T>()
        where T : IMessage => _requests.OfType<T>();

    /// <summary>The properties of the last creation as they came.</summary>
    public PropertyMap Created() => PropertyCodec.Decode(Of<CreateRequest>().Last().Properties);

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private Task<T> Answer<T>(IMessage request, T answer)
    {
        _requests.Enqueue(request);
        return Task.FromResult(answer);
    }
}
