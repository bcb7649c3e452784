using System.Collections.Concurrent;
using Fleet.Protocol.Grpc;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Fleet.Plugin.Tests.Kit;

/// <summary>A plugin, the engine that it reports to, and the official client to ask it.</summary>
internal sealed class ServedPackage : IAsyncDisposable
{
    private readonly GrpcServer _engine;

    private ServedPackage(GrpcServer engine, PluginExecutable plugin, OfficialClient client, ConcurrentQueue<LogRequest> log) =>
        (_engine, Plugin, Client, Log) = (engine, plugin, client, log);

    public PluginExecutable Plugin { get; }

    public OfficialClient Client { get; }

    /// <summary>What the plugin has reported.</summary>
    public ConcurrentQueue<LogRequest> Log { get; }

    /// <summary>Where the engine listens.</summary>
    public string Engine => _engine.Address;

    public static async Task<ServedPackage> StartAsync(string package, bool isAttached = true)
    {
        var log = new ConcurrentQueue<LogRequest>();
        var engine = await GrpcServer.StartAsync(new GrpcServices().Unary(EngineMethods.Log, (request, _) =>
        {
            log.Enqueue(request);
            return Task.FromResult(new Empty());
        }));
        var plugin = await PluginExecutable.StartAsync(package, isAttached ? [engine.Address] : []);
        return new ServedPackage(engine, plugin, await OfficialClient.StartAsync(plugin.Port), log);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Plugin.DisposeAsync();
        await _engine.DisposeAsync();
    }
}
