using Fleet.Providers.Tests.Docker.Links;
using Fleet.Remote.Ssh;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

/// <summary>A docker provider on a real engine, used as an engine of ours would use it.</summary>
internal sealed class EngineSession : IProviderHost, IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly SshConnections _connections = new(new SshConnectionsOptions());
    private readonly DockerEngines _engines;
    private (string Name, PropertyValue Value)[] _configuration = [];
    private readonly List<(Urn Urn, string Id, PropertyMap Inputs, PropertyMap Outputs)> _made = [];

    private EngineSession(RealEngine real, Cut? cut = null)
    {
        Real = real;
        TimeProvider time = cut is null ? TimeProvider.System : new HurriedTime();
        _engines = new DockerEngines(_connections, time)
        {
            Wrap = dialer => cut is null ? dialer : new CuttingDialer(dialer, cut),
        };
        Provider = new DockerProvider(this, _engines, time);
    }

    public RealEngine Real { get; }

    public DockerProvider Provider { get; }

    public List<string> Said { get; } = [];

    /// <summary>What the engine was had to pull.</summary>
    public IReadOnlyList<PulledImage> Pulled => _engines.Pulled[Client.Endpoint];

    /// <summary>The client that the provider uses.</summary>
    public DockerEngine Client => _engines.All.Single();

    public static async Task<EngineSession> OpenAsync(
        RealEngine real, params (string Name, PropertyValue Value)[] configuration)
    {
        var session = new EngineSession(real) { _configuration = configuration };
        await session.BeginRunAsync();
        return session;
    }

    /// <summary>A session whose link to the engine is cut.</summary>
    public static async Task<EngineSession> OpenAsync(RealEngine real, Cut cut)
    {
        var session = new EngineSession(real, cut);
        await session.BeginRunAsync();
        return session;
    }

    /// <summary>From here on the provider is that of another run, which knows nothing of what it has done before.</summary>
    public Task BeginRunAsync() => Provider.ConfigureAsync(
        new ConfigureRequest(
            Protocol.Urn.Create("test", "fleet", default, "pulumi:providers:docker", "atlas"),
            Map([("host", $"unix://{Real.Socket}"), ("disableDockerDaemonCheck", "true"), .. _configuration])),
        None);

    public void Report(Diagnostic diagnostic, bool isStatus = false)
    {
        lock (Said)
        {
            Said.Add(diagnostic.Summary);
        }
    }

    /// <summary>Checks and creates; removed again when the session ends.</summary>
    public async Task<Made> CreateAsync(Urn urn, PropertyMap program)
    {
        var inputs = await CheckAsync(urn, PropertyMap.Empty, program);
        try
        {
            var created = await Provider.CreateAsync(new CreateRequest(urn, inputs, null, false), None);
            _made.Add((urn, created.Id, inputs, created.Outputs));
            return new Made(urn, created.Id, inputs, created.Outputs);
        }
        catch (ResourceInitException exception)
        {
            _made.Add((urn, exception.Id, inputs, exception.Outputs));
            throw;
        }
    }

    public async Task<PropertyMap> CheckAsync(Urn urn, PropertyMap old, PropertyMap program)
    {
        var result = await Provider.CheckAsync(new CheckRequest(urn, old, program), None);
        return result.Failures.Length == 0
            ? result.Inputs
            : throw new InvalidOperationException(string.Join('\n', result.Failures));
    }

    /// <summary>What a program would change of something made.</summary>
    public async Task<DiffResult> DiffAsync(Made made, PropertyMap program) => await Provider.DiffAsync(
        new DiffRequest(made.Urn, made.Id, made.Inputs, made.Outputs, await CheckAsync(made.Urn, made.Inputs, program)),
        None);

    public async Task<Made?> ReadAsync(Made made)
    {
        var read = await Provider.ReadAsync(
            new ReadRequest(made.Urn, made.Id, made.Inputs, made.Outputs, null), None);
        return read.Id is null ? null : made with { Id = read.Id, Inputs = read.Inputs, Outputs = read.Outputs };
    }

    public async Task<Made> UpdateAsync(Made made, PropertyMap program)
    {
        var inputs = await CheckAsync(made.Urn, made.Inputs, program);
        var updated = await Provider.UpdateAsync(
            new UpdateRequest(made.Urn, made.Id, made.Inputs, made.Outputs, inputs, null, false), None);
        return made with { Id = updated.Id ?? made.Id, Inputs = inputs, Outputs = updated.Outputs };
    }

    /// <summary>Replaces a container as one operation.</summary>
    public async Task<Made> ReplaceAsync(Made made, PropertyMap program)
    {
        var request = await ReplaceRequestAsync(made, program);
        Provider.CanReplaceAsOne(request).Should().BeTrue();
        var result = await Provider.ReplaceAsync(request, None);
        var next = made with { Id = result.Id, Inputs = request.NewInputs, Outputs = result.Outputs };
        _made.Add((next.Urn, next.Id, next.Inputs, next.Outputs));
        return next;
    }

    public async Task<ReplaceRequest> ReplaceRequestAsync(Made made, PropertyMap program) => new(
        made.Urn, made.Id, made.Inputs, made.Outputs, await CheckAsync(made.Urn, made.Inputs, program), null);

    /// <summary>Asks a function of the package.</summary>
    public async Task<PropertyMap> InvokeAsync(string function, PropertyMap arguments)
    {
        var result = await Provider.InvokeAsync(
            new InvokeRequest($"docker:index/{function}:{function}", arguments, false), None);
        result.Failures.Should().BeEmpty();
        return result.Result;
    }

    /// <summary>Removes something as a later run does.</summary>
    public async Task DeleteAsync(Made made)
    {
        await BeginRunAsync();
        await Provider.DeleteAsync(new DeleteRequest(made.Urn, made.Id, made.Inputs, made.Outputs, null), None);
    }

    public async ValueTask DisposeAsync()
    {
        await BeginRunAsync();
        foreach (var (urn, id, inputs, outputs) in Enumerable.Reverse(_made))
        {
            await Provider.DeleteAsync(
                new DeleteRequest(urn, id, inputs.With("destroyGraceSeconds", 1), outputs, null), None);
        }

        await Provider.DisposeAsync();
        await _engines.DisposeAsync();
        await _connections.DisposeAsync();
    }
}

/// <summary>A resource as an engine of ours would record it.</summary>
internal sealed record Made(Urn Urn, string Id, PropertyMap Inputs, PropertyMap Outputs);
