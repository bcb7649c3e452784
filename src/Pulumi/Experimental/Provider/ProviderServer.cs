using System.Reflection;
using Fleet.Protocol.Grpc;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Experimental.Provider;

/// <summary>Serves one provider: translates each call and what becomes of it.</summary>
internal sealed class ProviderServer : IAsyncDisposable
{
    private readonly Func<IEngine, Provider> _factory;
    private readonly string _version;
    private readonly CancellationTokenSource _cancelled = new();
    private GrpcServer _server = null!;
    private Attached? _attached;

    private ProviderServer(string? version, Func<IEngine, Provider> factory)
    {
        _factory = factory;
        _version = version ?? Assembly.GetEntryAssembly()?.GetName().Version?.ToString(3) ?? "0.0.0";
    }

    public int Port => _server.Port;

    private Attached Current => _attached ?? throw new RpcStatusException(
        StatusCode.FailedPrecondition, "The provider knows no engine yet. Give its address as an argument, or attach it.");

    public static async Task<ProviderServer> StartAsync(string[] args, string? version, Func<IEngine, Provider> factory)
    {
        var server = new ProviderServer(version, factory);
        if (EngineAddress(args) is { } address)
        {
            server.Connect(address);
        }

        server._server = await GrpcServer.StartAsync(
            server.Services(),
            new GrpcServerOptions
            {
                Translate = exception => exception is NotImplementedException
                    ? new RpcStatusException(StatusCode.Unimplemented, exception.Message)
                    : null,
            });
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _attached?.Channel.Dispose();
        _cancelled.Dispose();
    }

    /// <summary>The one argument that is no flag of Pulumi's logging.</summary>
    private static string? EngineAddress(string[] args)
    {
        var addresses = new List<string>();
        for (var index = 0; index < args.Length; index++)
        {
            if (args[index] == "--tracing")
            {
                index++;
            }
            else if (args[index] is not ("--logtostderr" or "--logflow") && !args[index].StartsWith("-v", StringComparison.Ordinal))
            {
                addresses.Add(args[index]);
            }
        }

        return addresses.Count <= 1 ? addresses.FirstOrDefault() : throw new ArgumentException(
            $"The provider was started with {addresses.Count} arguments. It takes one: the engine's address.", nameof(args));
    }

    private GrpcServices Services() => new GrpcServices()
        .Unary(ProviderMethods.Attach, (request, _) => AttachAsync(request.Address))
        .Unary(ProviderMethods.Cancel, (_, _) => CancelAsync())
        .Unary(ProviderMethods.GetPluginInfo, (_, _) => Task.FromResult(new Pulumirpc.PluginInfo { Version = _version }))
        .Unary(ProviderMethods.Parameterize, (message, token) => AskAsync(async (provider, ct) =>
            ProviderMessages.To(await provider.Parameterize(ProviderMessages.From(message), ct)), token))
        .Unary(ProviderMethods.GetSchema, (message, token) => AskAsync(async (provider, ct) =>
            ProviderMessages.To(await provider.GetSchema(ProviderMessages.From(message), ct)), token))
        .Unary(ProviderMethods.CheckConfig, (message, token) => AskAsync(async (provider, ct) =>
            ProviderMessages.To(await provider.CheckConfig(ProviderMessages.From(message), ct)), token))
        .Unary(ProviderMethods.DiffConfig, (message, token) => AskAsync(async (provider, ct) =>
            ProviderMessages.To(await provider.DiffConfig(ProviderMessages.From(message), ct)), token))
        .Unary(ProviderMethods.Configure, (message, token) => AskAsync(async (provider, ct) =>
            ProviderMessages.To(await provider.Configure(ProviderMessages.From(message), ct)), token))
        .Unary(ProviderMethods.Invoke, (message, token) => AskAsync(async (provider, ct) =>
            ProviderMessages.To(await provider.Invoke(ProviderMessages.From(message), ct)), token))
        .Unary(ProviderMethods.Check, (message, token) => AskAsync(async (provider, ct) =>
            ProviderMessages.To(await provider.Check(ProviderMessages.From(message), ct)), token))
        .Unary(ProviderMethods.Diff, (message, token) => AskAsync(async (provider, ct) =>
            ProviderMessages.To(await provider.Diff(ProviderMessages.From(message), ct)), token))
        .Unary(ProviderMethods.Create, (message, token) => AskAsync(async (provider, ct) =>
            ProviderMessages.To(await provider.Create(ProviderMessages.From(message), ct)), token))
        .Unary(ProviderMethods.Read, (message, token) => AskAsync(async (provider, ct) =>
            ProviderMessages.To(await provider.Read(ProviderMessages.From(message), ct)), token))
        .Unary(ProviderMethods.Update, (message, token) => AskAsync(async (provider, ct) =>
            ProviderMessages.To(await provider.Update(ProviderMessages.From(message), ct)), token))
        .Unary(ProviderMethods.Delete, (message, token) => AskAsync(async (provider, ct) =>
        {
            await provider.Delete(ProviderMessages.From(message), ct);
            return new Empty();
        }, token))
        .Unary(ProviderMethods.Construct, (message, token) => AskAsync(async (provider, ct) =>
            ProviderMessages.To(await InlineDeployment.RunAsync(
                InlineDeployment.SettingsOf(message),
                Current.Channel,
                () => provider.Construct(ConstructMessages.From(message), ct))), token))
        .Unary(ProviderMethods.Call, (message, token) => AskAsync(async (provider, ct) =>
            ProviderMessages.To(await InlineDeployment.RunAsync(
                InlineDeployment.SettingsOf(message),
                Current.Channel,
                () => provider.Call(ConstructMessages.From(message), ct))), token));

    /// <summary>Asks the provider; the engine may cancel one call, or all of them.</summary>
    private async Task<T> AskAsync<T>(Func<Provider, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _cancelled.Token);
        return await ask(Current.Provider, linked.Token);
    }

    private Task<Empty> AttachAsync(string address)
    {
        Connect(address);
        return Task.FromResult(new Empty());
    }

    private void Connect(string address)
    {
        var channel = new GrpcChannel(address);
        _attached?.Channel.Dispose();
        _attached = new Attached(_factory(new EngineClient(new GrpcEngine(channel))), channel);
    }

    private async Task<Empty> CancelAsync()
    {
        await _cancelled.CancelAsync();
        return new Empty();
    }

    private sealed record Attached(Provider Provider, GrpcChannel Channel);
}
