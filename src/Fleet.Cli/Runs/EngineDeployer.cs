using System.Collections.Immutable;
using Fleet.Cli.Commands;
using Fleet.Engine;
using Fleet.Engine.Config;
using Fleet.Engine.Events;
using Fleet.Providers;
using Fleet.Remote.Ssh;
using Serilog.Core;

namespace Fleet.Cli.Runs;

/// <summary>
/// The embedded engine with the built-in providers: one pool of connections and one log file for everything that is done
/// with a stack in one command.
/// </summary>
internal sealed class EngineDeployer : IDeployer
{
    private const string AllowedNetworks = "FLEET_ALLOW_NET";
    private const string PassphraseVariable = "PULUMI_CONFIG_PASSPHRASE";

    private readonly string _stack;
    private readonly BuiltinProviders _providers;
    private readonly DeploymentEngine _engine;
    private readonly Logger _log;

    private EngineDeployer(StackSession session, BuiltinProviders providers)
    {
        _stack = session.Stack;
        _providers = providers;
        _engine = new DeploymentEngine(session.Project.Backend, providers);
        _log = RunLog.Open(session);
    }

    /// <summary>Opens what a stack's runs need. Contacts no host.</summary>
    public static async Task<IDeployer> OpenAsync(StackSession session, CancellationToken cancellationToken)
    {
        return new EngineDeployer(session, await OpenProvidersAsync(session, cancellationToken));
    }

    /// <summary>The built-in providers, for a stack's hosts. Contacts no host.</summary>
    public static async Task<BuiltinProviders> OpenProvidersAsync(StackSession session, CancellationToken cancellationToken)
    {
        var workspace = session.Project.Workspace;
        var config = workspace.OpenConfig(session.Stack);
        if (LabStack.IsSimulated(workspace, session.Stack)
            && string.IsNullOrEmpty(session.Project.Surroundings.Variable(AllowedNetworks)))
        {
            // The program and the transports read it from the process.
            Environment.SetEnvironmentVariable(AllowedNetworks, Fleet.Lab.Lab.AllowedNetworks);
        }

        await AskPassphraseFirstAsync(session, config, cancellationToken);
        return new BuiltinProviders(new SshConnectionsOptions
        {
            PrivateKeys = await KeysAsync(config, cancellationToken),
            Time = session.Project.Surroundings.Clock,
        })
        {
            ProgramFolder = workspace.ProgramFolder,
        };
    }

    /// <inheritdoc/>
    public Task<OperationResult> RunAsync(
        Operation operation, OperationOptions options, IEngineEvents events, CancellationToken cancellationToken)
    {
        _log.Information("{Operation:l} of stack {Stack:l}", operation.ToString(), _stack);
        return _engine.RunAsync(operation, _stack, options, new LoggedEvents(events, _log), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        LogTraffic();
        await _providers.DisposeAsync();
        await _log.DisposeAsync();
    }

    // A question in the middle of a tree that is being redrawn would be lost; the answer is kept for the run.
    private static async Task AskPassphraseFirstAsync(
        StackSession session, StackConfig config, CancellationToken cancellationToken)
    {
        var variable = session.Project.Surroundings.Variable;
        if (session.Project.Terminal.IsInteractive && config.EncryptionSalt.Length > 0
            && variable(PassphraseVariable) is null && variable($"{PassphraseVariable}_FILE") is null)
        {
            await config.GetAllAsync(cancellationToken);
        }
    }

    // What was asked of the hosts: bench/noop and whoever wonders why a run took long read it here.
    private void LogTraffic()
    {
        var asked = _providers.Connections.Counters;
        _log.Debug(
            "Traffic: {Logins} SSH logins, {Commands} commands, {Channels} channels",
            asked.ConnectionsOpened, asked.CommandsRun, asked.ChannelsOpened);
        foreach (var engine in _providers.Engines.All)
        {
            var calls = engine.Calls.ByKind.OrderBy(call => call.Key, StringComparer.Ordinal).Select(call => $"{call.Value} {call.Key}");
            _log.Debug("Engine {Engine:l}: {Calls:l}", engine.Endpoint, string.Join(", ", calls));
        }
    }

    private static async Task<ImmutableArray<string>> KeysAsync(StackConfig config, CancellationToken cancellationToken)
    {
        // A placeholder is data still missing; the engine refuses to apply anything while there is one.
        var configured = await config.GetAsync("fleet:sshKey", cancellationToken: cancellationToken);
        return configured is { Text.Length: > 0 } key && !key.Text.StartsWith("PLACEHOLDER", StringComparison.Ordinal)
            ? [key.Text]
            : [];
    }
}
