using Fleet.Remote.Ssh;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

/// <summary>A docker provider on an engine that answers with recorded texts.</summary>
internal sealed class RecordedSession : IProviderHost, IAsyncDisposable
{
    private readonly SshConnections _connections = new(new SshConnectionsOptions());

    private RecordedSession(string version)
    {
        Engine = new FakeEngine(version);
        Engines = new DockerEngines(_connections, TimeProvider.System);
        Provider = new DockerProvider(this, Engines, TimeProvider.System);
    }

    public FakeEngine Engine { get; }

    public DockerEngines Engines { get; }

    public DockerProvider Provider { get; }

    public List<string> Said { get; } = [];

    /// <summary>What the engine was asked: method and path with version and query, as text rather than escaped.</summary>
    public IEnumerable<string> Calls => Engine.Asked.Select(asked => Uri.UnescapeDataString(asked.Call));

    public static async Task<RecordedSession> OpenAsync(string version)
    {
        var session = new RecordedSession(version);
        await session.ConfigureAsync(session.Provider);
        return session;
    }

    /// <summary>Removes something as another run would.</summary>
    public async Task DeleteLaterAsync(Made made)
    {
        var later = new DockerProvider(this, Engines, TimeProvider.System);
        await ConfigureAsync(later);
        await later.DeleteAsync(new DeleteRequest(made.Urn, made.Id, made.Inputs, made.Outputs, null), default);
    }

    public Task<CheckResult> CheckAsync(Urn urn, PropertyMap program) =>
        Provider.CheckAsync(new CheckRequest(urn, PropertyMap.Empty, program), default);

    public async Task<Made> CreateAsync(Urn urn, PropertyMap program)
    {
        var check = await CheckAsync(urn, program);
        if (check.Failures.Length > 0)
        {
            throw new InvalidOperationException(string.Join('\n', check.Failures));
        }

        var created = await Provider.CreateAsync(new CreateRequest(urn, check.Inputs, null, false), default);
        return new Made(urn, created.Id, check.Inputs, created.Outputs);
    }

    public async Task<Made> ReadAsync(Made made)
    {
        var read = await Provider.ReadAsync(new ReadRequest(made.Urn, made.Id, made.Inputs, made.Outputs, null), default);
        return made with { Id = read.Id!, Inputs = read.Inputs, Outputs = read.Outputs };
    }

    public async Task<DiffResult> DiffAsync(Made made, PropertyMap program) => await Provider.DiffAsync(
        new DiffRequest(made.Urn, made.Id, made.Inputs, made.Outputs, (await CheckAsync(made.Urn, program)).Inputs), default);

    public void Report(Diagnostic diagnostic, bool isStatus = false)
    {
        lock (Said)
        {
            Said.Add(diagnostic.Summary);
        }
    }

    private Task ConfigureAsync(DockerProvider provider) => provider.ConfigureAsync(
        new ConfigureRequest(
            Protocol.Urn.Create("test", "fleet", default, "pulumi:providers:docker", "atlas"),
            Map(("host", $"unix://{Engine.Socket}"))),
        default);

    public async ValueTask DisposeAsync()
    {
        await Provider.DisposeAsync();
        await Engines.DisposeAsync();
        await _connections.DisposeAsync();
        await Engine.DisposeAsync();
    }
}
