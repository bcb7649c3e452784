using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Fleet.Remote.Docker;

/// <summary>
/// Talks to one Docker engine. Connects at the first call; may be used from many tasks at once.
/// </summary>
/// <remarks>
/// A refusal is thrown as <see cref="DockerApiException"/>, a lost or impossible connection as
/// <see cref="DockerUnreachableException"/>.
/// </remarks>
public sealed class DockerEngine : IAsyncDisposable
{
    private readonly IDockerDialer _dialer;
    private readonly DockerTransport _transport;
    private EngineVersion? _version;

    /// <summary>Makes a client; the dialer is disposed with it.</summary>
    public DockerEngine(IDockerDialer dialer, TimeProvider time)
    {
        _dialer = dialer;
        _transport = new DockerTransport(dialer, time);
        Containers = new DockerContainers(_transport);
        Commands = new DockerCommands(_transport);
        Images = new DockerImages(_transport);
        Builds = new DockerBuilds(_transport);
        Networks = new DockerNetworks(_transport);
        Volumes = new DockerVolumes(_transport);
    }

    /// <summary>How messages call the engine, such as <c>unix:///var/run/docker.sock</c>.</summary>
    public string Endpoint => _dialer.Endpoint;

    /// <summary>False when the engine's socket could not be forwarded, and the Docker command on its host stands in.</summary>
    public bool IsForwarded => _dialer is not SshDialer { UsesCommand: true };

    /// <summary>The calls made so far.</summary>
    public ApiCalls Calls => _transport.Calls;

    /// <summary>Its containers.</summary>
    public DockerContainers Containers { get; }

    /// <summary>Commands run in its containers.</summary>
    public DockerCommands Commands { get; }

    /// <summary>Its images.</summary>
    public DockerImages Images { get; }

    /// <summary>How it builds images and sends them away.</summary>
    public DockerBuilds Builds { get; }

    /// <summary>Its networks.</summary>
    public DockerNetworks Networks { get; }

    /// <summary>Its volumes.</summary>
    public DockerVolumes Volumes { get; }

    /// <summary>What the engine said at the first contact: which API version is spoken. Costs a call only once.</summary>
    public Task<EnginePing> NegotiateAsync(CancellationToken cancellationToken) =>
        _transport.NegotiateAsync(cancellationToken);

    /// <summary>Asks whether the engine answers, each time anew.</summary>
    public Task<EnginePing> PingAsync(CancellationToken cancellationToken) => _transport.PingAsync(cancellationToken);

    /// <summary>The engine's version.</summary>
    public Task<EngineVersion> GetVersionAsync(CancellationToken cancellationToken) => _transport.ReadAsync(
        DockerRequest.Get("version", "version", "tell its version"), DockerJson.Default.EngineVersion, cancellationToken);

    /// <summary>The engine's version, asked for once.</summary>
    public async Task<EngineVersion> GetVersionOnceAsync(CancellationToken cancellationToken) =>
        _version ??= await GetVersionAsync(cancellationToken);

    /// <summary>Facts about the engine and its machine, its identity among them.</summary>
    public Task<EngineInfo> GetInfoAsync(CancellationToken cancellationToken) => _transport.ReadAsync(
        DockerRequest.Get("info", "info", "tell about itself"), DockerJson.Default.EngineInfo, cancellationToken);

    /// <summary>A plugin of the engine by name or id; null when it has none such.</summary>
    public async Task<PluginDetails?> FindPluginAsync(string plugin, CancellationToken cancellationToken)
    {
        try
        {
            return await _transport.ReadAsync(
                DockerRequest.Get(
                    "plugins/*/json",
                    $"plugins/{string.Join('/', plugin.Split('/').Select(Query.Segment))}/json",
                    $"inspect plugin '{plugin}'"),
                DockerJson.Default.PluginDetails,
                cancellationToken);
        }
        catch (DockerApiException exception) when (exception.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>What happens on the engine from now on, until cancelled or the connection ends.</summary>
    /// <param name="filters">Such as <c>type</c> → <c>container</c>; null for everything.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public async IAsyncEnumerable<DockerEvent> WatchAsync(
        IReadOnlyDictionary<string, IReadOnlyList<string>>? filters,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var path = Query.Of("events", ("filters", Query.Filters(filters)));
        var request = DockerRequest.Get("events", path, "report events") with { Timeout = Timeout.InfiniteTimeSpan };
        using var response = await _transport.SendAsync(request, cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var reader = new StreamReader(body);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length > 0 && JsonSerializer.Deserialize(line, DockerJson.Default.DockerEvent) is { } happened)
            {
                yield return happened;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _transport.Dispose();
        await _dialer.DisposeAsync();
    }
}
