using System.Collections.Immutable;
using Fleet.Engine.Config;
using Fleet.Engine.Events;
using Fleet.Engine.Execution;
using Fleet.Engine.Monitor;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Providers;
using Pulumirpc;

namespace Fleet.Engine.Plugins;

/// <summary>
/// Starts the plugins of a run, a process for each provider resource, and gives them an engine to talk to.
/// </summary>
internal sealed class PluginHost : IAsyncDisposable
{
    /// <summary>Configuration that names packages whose plugins are to be used although Fleet has the package built in.</summary>
    public const string ForcedKey = "fleet:plugins";

    private readonly Workspace _workspace;
    private readonly EventPublisher _events;
    private readonly PluginFinder _finder;
    private readonly PluginCommands _commands;
    private readonly ImmutableSortedDictionary<string, ConfigValue> _config;
    private readonly TaskCache<string, GrpcServer> _engines = new();
    private GrpcServer? _engine;

    public PluginHost(Workspace workspace, ImmutableSortedDictionary<string, ConfigValue> config, EventPublisher events)
    {
        (_workspace, _config, _events) = (workspace, config, events);
        _finder = new PluginFinder(workspace);
        _commands = new PluginCommands(workspace, config);
    }

    /// <summary>
    /// True when a package must come from a plugin even if it is built in: the operator or a developer says so, it comes
    /// from elsewhere than its publisher's usual place, or it is made of a plugin with parameters.
    /// </summary>
    public bool Insists(PackageDescriptor package) => package.DownloadUrl.Length > 0
        || package.Parameterization is not null
        || DebugPort(package.Name) is not null
        || (_config.TryGetValue(ForcedKey, out var forced)
            && forced.Text.Split(['[', ']', '"', ',', ' '], StringSplitOptions.RemoveEmptyEntries).Contains(package.Name));

    /// <summary>Finds a plugin, starts it and makes its acquaintance.</summary>
    /// <exception cref="DiagnosticException">There is none, or it does not start.</exception>
    public async Task<IProvider> LoadAsync(PackageDescriptor package, CancellationToken cancellationToken)
    {
        var attached = DebugPort(package.Name);
        var location = attached is null ? _finder.Find(package) : null;
        var engine = await _engines.GetAsync("", StartEngineAsync);
        var version = location is { Version.Length: > 0 } ? location.Version : package.Version;
        var title = $"Plugin '{PluginFinder.FileName(package.Name)}'{(version.Length > 0 ? $" {version}" : "")}";
        var connection = location is null
            ? new PluginConnection(title, attached!.Value, null, _workspace.Environment.Time)
            : await StartAsync(title, location, package, engine.Address, cancellationToken);
        try
        {
            if (location is null)
            {
                await connection.CallAsync(
                    ProviderMethods.Attach, new PluginAttach { Address = engine.Address }, cancellationToken);
            }

            return await GreetAsync(connection, package, location, engine.Address, cancellationToken);
        }
        catch (Exception exception)
        {
            await connection.DisposeAsync();
            throw exception switch
            {
                PluginGoneException gone => new DiagnosticException([gone.Describe(default)], gone),
                RpcStatusException status => PluginErrors.Of(status, $"Attaching to {title}"),
                _ => exception,
            };
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }
    }

    private async Task<GrpcServer> StartEngineAsync()
    {
        var services = new GrpcServices();
        new EngineService(_events).AddTo(services);
        return _engine = await GrpcServer.StartAsync(services);
    }

    private async Task<PluginConnection> StartAsync(
        string title, PluginLocation location, PackageDescriptor package, string engine, CancellationToken cancellationToken)
    {
        var environment = _workspace.Environment;
        var command = await _commands.PrepareAsync(location, engine, cancellationToken);
        command = command with
        {
            Environment = command.Environment.SetItems(package.EnvVarMappings
                .Where(mapping => environment.Variable(mapping.Key) is not null)
                .Select(mapping => KeyValuePair.Create(mapping.Value, environment.Variable(mapping.Key)!))),
        };
        var process = PluginProcess.Start(
            command, (line, _) => _events.Report(Severity.Info, line), environment.Time);
        using var patience = new CancellationTokenSource(environment.PluginPatience, environment.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return new PluginConnection(title, await process.Port.WaitAsync(either.Token), process, environment.Time);
        }
        catch (OperationCanceledException)
        {
            var hasEnded = process.Ended.IsCompleted;
            await process.DisposeAsync();
            cancellationToken.ThrowIfCancellationRequested();
            var what = hasEnded
                ? $"it ended with exit code {await process.Ended} before it said where it listens."
                : $"it did not say within {environment.PluginPatience.TotalSeconds:0.#} s where it listens.";
            throw new DiagnosticException(
                $"{title}: {what}",
                $"'{location.Path}' must print the port that it serves on as its first line.",
                process.LastErrors.ToString());
        }
    }

    private static async Task<IProvider> GreetAsync(
        PluginConnection connection,
        PackageDescriptor package,
        PluginLocation? location,
        string engine,
        CancellationToken cancellationToken)
    {
        var provider = new PluginProvider(package.Package, new PluginCalls(connection));
        var request = new ProviderHandshakeRequest
        {
            EngineAddress = engine,
            ConfigureWithUrn = true,
            InvokeWithPreview = true,
        };
        if (location is not null)
        {
            var folder = location.Kind == PluginKind.Executable ? Path.GetDirectoryName(location.Path)! : location.Path;
            (request.RootDirectory, request.ProgramDirectory) = (folder, folder);
        }

        await provider.HandshakeAsync(request, cancellationToken);
        if (package.Parameterization is { } parameterization)
        {
            await provider.ParameterizeAsync(parameterization, cancellationToken);
        }

        return provider;
    }

    /// <summary>Where a developer has the plugin running: <c>PULUMI_DEBUG_PROVIDERS=aws:1234,random:1235</c>.</summary>
    private int? DebugPort(string name) => (_workspace.Environment.Variable("PULUMI_DEBUG_PROVIDERS") ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(entry => entry.Split(':'))
        .Where(entry => entry.Length == 2 && entry[0].Trim() == name && int.TryParse(entry[1], out _))
        .Select(entry => (int?)int.Parse(entry[1], System.Globalization.CultureInfo.InvariantCulture))
        .FirstOrDefault();
}
