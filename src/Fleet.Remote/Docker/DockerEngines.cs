using System.Collections.Concurrent;
using Fleet.Remote.Capabilities;
using Fleet.Remote.Ssh;

namespace Fleet.Remote.Docker;

/// <summary>The process's engine clients: one for each endpoint, made at the first use, closed all together.</summary>
public sealed class DockerEngines(SshConnections connections, TimeProvider time) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<DockerEndpoint, Lazy<(DockerEngine Engine, IDockerDialer Dialer)>> _engines = new();

    /// <summary>What is known of the engines' hosts.</summary>
    public KnownCapabilities Capabilities { get; } = new();

    /// <summary>What the engines were had to pull.</summary>
    public PulledImages Pulled { get; } = new();

    /// <summary>What is laid around each way to an engine; nothing, but in tests that break it.</summary>
    internal Func<IDockerDialer, IDockerDialer> Wrap { get; init; } = dialer => dialer;

    /// <summary>The clients made so far.</summary>
    public IReadOnlyList<DockerEngine> All => [.. _engines.Values.Select(engine => engine.Value.Engine)];

    /// <summary>
    /// The client of an endpoint. Contacts nothing. One socket has one client, whichever of those who ask for it knows how
    /// the Docker command is found and started there.
    /// </summary>
    public DockerEngine Get(DockerEndpoint endpoint)
    {
        var socket = endpoint is DockerEndpoint.Ssh ssh
            ? new DockerEndpoint.Ssh(ssh.Target) { Socket = ssh.Socket }
            : endpoint;
        var (engine, dialer) = _engines.GetOrAdd(
            socket,
            wanted => new Lazy<(DockerEngine, IDockerDialer)>(() =>
            {
                var dialer = Dialer(wanted);
                return (new DockerEngine(Wrap(dialer), time), dialer);
            })).Value;
        if (endpoint is DockerEndpoint.Ssh hinting)
        {
            ((SshDialer)dialer).Heed(hinting);
        }

        return engine;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var engine in All)
        {
            await engine.DisposeAsync();
        }
    }

    private IDockerDialer Dialer(DockerEndpoint endpoint) => endpoint switch
    {
        DockerEndpoint.Local local => new UnixSocketDialer(local.Socket),
        DockerEndpoint.Tcp tcp => new TcpDialer(tcp),
        DockerEndpoint.Ssh ssh => new SshDialer(connections.Get(ssh.Target), ssh),
        _ => throw new InvalidOperationException($"Bug: no dialer for '{endpoint}'."),
    };
}
