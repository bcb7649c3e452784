using Fleet.Protocol.Grpc;
using Fleet.Protocol.Providers;

namespace Fleet.Plugin;

/// <summary>The running plugin.</summary>
internal sealed class PluginServer : IAsyncDisposable
{
    private readonly GrpcServer _server;
    private readonly ProviderSession _session;

    private PluginServer(GrpcServer server, ProviderSession session) => (_server, _session) = (server, session);

    /// <summary>Where it listens on 127.0.0.1.</summary>
    public int Port => _server.Port;

    /// <summary>Starts to serve a package.</summary>
    public static async Task<PluginServer> StartAsync(
        PluginArguments arguments, IProviderLoader loader, CancellationToken cancellationToken)
    {
        var session = new ProviderSession(arguments.Package, loader);
        if (arguments.EngineAddress is { } engine)
        {
            await session.AttachAsync(engine, cancellationToken);
        }

        var services = new GrpcServices();
        new ProviderService(session).AddTo(services);
        var server = await GrpcServer.StartAsync(
            services, new GrpcServerOptions { Translate = ProviderErrors.Translate }, cancellationToken);
        return new PluginServer(server, session);
    }

    /// <summary>Ends what runs, then itself.</summary>
    public async ValueTask DisposeAsync()
    {
        _session.Cancel();
        await _server.DisposeAsync();
        await _session.DisposeAsync();
    }
}
