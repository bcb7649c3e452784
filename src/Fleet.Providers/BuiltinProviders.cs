using Fleet.Protocol.Providers;
using Fleet.Providers.Command;
using Fleet.Providers.Docker;
using Fleet.Providers.Fleet;
using Fleet.Providers.Random;
using Fleet.Remote.Docker;
using Fleet.Remote.Ssh;

namespace Fleet.Providers;

/// <summary>
/// The providers that need no plugin: docker, command, random and fleet. They share one pool of connections and one of
/// engine clients, so that all resources of a host go over one login.
/// </summary>
public sealed class BuiltinProviders : IProviderLoader, IAsyncDisposable
{
    private readonly TimeProvider _time;

    /// <summary>Creates the loader. Contacts nothing.</summary>
    /// <param name="options">How hosts are reached.</param>
    public BuiltinProviders(SshConnectionsOptions options)
    {
        _time = options.Time;
        Connections = new SshConnections(options);
        Engines = new DockerEngines(Connections, options.Time);
    }

    /// <summary>What relative paths of files and folders start from: the program's folder, as for a provider's own process.</summary>
    public string ProgramFolder { get; init; } = ".";

    /// <summary>Creates the loader for a process that reaches hosts as its user does, or with these private keys.</summary>
    public static BuiltinProviders WithKeys(IEnumerable<string> privateKeys) =>
        new(new SshConnectionsOptions { PrivateKeys = [.. privateKeys] });

    /// <summary>The packages that it knows.</summary>
    public static IReadOnlyList<string> Packages { get; } = ["command", "docker", "fleet", "random"];

    /// <summary>The connections that the providers share.</summary>
    public SshConnections Connections { get; }

    /// <summary>The engine clients that the providers share.</summary>
    public DockerEngines Engines { get; }

    /// <inheritdoc/>
    public Task<IProvider?> LoadAsync(
        string package, string version, IProviderHost host, CancellationToken cancellationToken) =>
        Task.FromResult<IProvider?>(package switch
        {
            "command" => new CommandProvider(Connections, host, ProgramFolder),
            "docker" => new DockerProvider(host, Engines, _time),
            "fleet" => new FleetProvider(Connections, Engines, host, _time),
            "random" => new RandomProvider(_time),
            _ => null,
        });

    /// <summary>Closes all connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await Engines.DisposeAsync();
        await Connections.DisposeAsync();
    }
}
