using System.Collections.Immutable;
using Fleet.Engine.Config;
using Fleet.Engine.Importing;
using Fleet.Engine.Programs;
using Fleet.Engine.Secrets;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.TestKit;
using FluentAssertions;

namespace Fleet.Engine.Tests.Kit;

/// <summary>A project with a stack in a folder of its own, a program that is a function, and a fake provider.</summary>
internal sealed class TestStack : IDisposable
{
    public const string Project = "proj";
    public const string Stack = "dev";
    public const string Passphrase = "planted-passphrase";

    // Deriving a key takes long on purpose; all tests use the same.
    private static readonly Keyring SharedKeyring = new(new EngineEnvironment { Variable = _ => Passphrase });

    private Keyring? _keyring = SharedKeyring;
    private readonly Dictionary<string, string> _variables = new() { ["PULUMI_CONFIG_PASSPHRASE"] = Passphrase };

    private readonly TimeProvider _time;
    private ImmutableArray<string> _broken = [];

    /// <summary>A stack in a folder of its own, or in a given one.</summary>
    /// <param name="folder">The folder; null for a new one.</param>
    /// <param name="time">The clock that patience is measured by; the system's when null.</param>
    public TestStack(TempFolder? folder = null, TimeProvider? time = null)
    {
        Folder = folder ?? new TempFolder();
        _time = time ?? TimeProvider.System;
        Folder.Write("Pulumi.yaml", $"name: {Project}\nruntime: dotnet\n");
        Folder.Write("Pulumi.dev.yaml", $"encryptionsalt: {Salt}\n");
        Backend = OpenBackend();
        _ = Backend.CreateStackAsync(Stack);
    }

    public TempFolder Folder { get; }

    public FakeCloud Cloud { get; init; } = new();

    public Backend Backend { get; private set; }

    /// <summary>The state as the last entry of a run has left it.</summary>
    internal Deployment? Latest { get; private set; }

    /// <summary>How long plugins may take to start, for what is opened from now on.</summary>
    public TimeSpan PluginPatience { get; set; } = TimeSpan.FromSeconds(60);

    public string CheckpointFile => Path.Combine(Backend.Url["file://".Length..], ".pulumi/stacks/proj/dev.json");

    public string JournalFile => Path.ChangeExtension(CheckpointFile, ".journal");

    /// <summary>One salt for all tests: making one costs a derived key.</summary>
    private static string Salt { get; } = SecretsCipher.Create(Passphrase).State;

    public static string Urn(string name, string type = "fake:index:Thing") => $"urn:pulumi:dev::proj::{type}::{name}";

    /// <summary>Sets an environment variable for what is opened from now on.</summary>
    public void Set(string variable, string? value)
    {
        _variables.Remove(variable);
        _keyring = variable.StartsWith("PULUMI_CONFIG_PASSPHRASE", StringComparison.Ordinal) ? null : _keyring;
        if (value is not null)
        {
            _variables[variable] = value;
        }

        Backend = OpenBackend();
    }

    /// <summary>Sets environment variables and keeps the passphrase.</summary>
    public void SetAll(params (string Name, string Value)[] variables)
    {
        foreach (var (name, value) in variables)
        {
            _variables[name] = value;
        }

        Backend = OpenBackend();
    }

    public Backend OpenBackend() => Backend.Open(Workspace.Open(Folder.Path, new EngineEnvironment
    {
        Variable = name => _variables.GetValueOrDefault(name),
        Keyring = _keyring,
        Time = _time,
        PluginPatience = PluginPatience,
        StateWatcher = Watch,
    }));

    public Task<RunLog> UpAsync(Func<MonitorClient, Task> program, OperationOptions? options = null) =>
        RunAsync(Operation.Up, program, options);

    public Task<RunLog> PreviewAsync(Func<MonitorClient, Task> program, OperationOptions? options = null) =>
        RunAsync(Operation.Preview, program, options);

    /// <summary>A preview, and an update that is compared with it.</summary>
    public async Task<(RunLog Preview, RunLog Run)> PreviewAndUpAsync(
        Func<MonitorClient, Task> program, OperationOptions? options = null)
    {
        var preview = await PreviewAsync(program, options);
        return (preview, await UpAsync(program, (options ?? new OperationOptions()) with { Previewed = preview.Result.Plan }));
    }

    public Task<RunLog> UpAsync(Func<MonitorClient, Task> program, string stack, OperationOptions? options = null) =>
        RunAsync(Operation.Up, program, options, stack);

    public Task<RunLog> PreviewAsync(Func<MonitorClient, Task> program, string stack) =>
        RunAsync(Operation.Preview, program, null, stack);

    public Task<RunLog> DestroyAsync(OperationOptions? options = null) =>
        RunAsync(Operation.Destroy, _ => throw new InvalidOperationException("no program is run"), options);

    public Task<RunLog> ImportAsync(ImportRequest request, OperationOptions? options = null) => RunAsync(
        Operation.Import,
        _ => throw new InvalidOperationException("no program is run"),
        (options ?? new OperationOptions()) with { Import = request });

    public Task<RunLog> RefreshAsync(OperationOptions? options = null) =>
        RunAsync(Operation.Refresh, _ => throw new InvalidOperationException("no program is run"), options);

    public async Task<RunLog> RunAsync(
        Operation operation,
        Func<MonitorClient, Task> program,
        OperationOptions? options = null,
        string stack = Stack,
        CancellationToken cancellationToken = default)
    {
        var log = new RunLog();
        var engine = new DeploymentEngine(Backend, new FakeLoader(Cloud), Run(program));
        log.Result = await engine.RunAsync(operation, stack, options ?? new OperationOptions(), log, cancellationToken);
        _broken.Should().BeEmpty("every prefix of a run's journal is a valid state");
        return log;
    }

    // Each entry is a place where a run may be killed.
    private void Watch(Func<Deployment> state)
    {
        Latest = state();
        if (_broken.IsEmpty)
        {
            _broken = [.. Integrity.Check(Latest).Select(problem => problem.ToString())];
        }
    }

    /// <summary>Runs the project's own program, as a process.</summary>
    public async Task<RunLog> RunProjectAsync(Operation operation)
    {
        var log = new RunLog();
        var engine = new DeploymentEngine(Backend, new FakeLoader(Cloud));
        log.Result = await engine.RunAsync(operation, Stack, new OperationOptions(), log);
        return log;
    }

    /// <summary>What is recorded, decrypted.</summary>
    internal async Task<Deployment> StateAsync() =>
        (await (await Backend.ExistingAsync(Stack, CancellationToken.None)).LoadAsync(null, CancellationToken.None)).Deployment;

    /// <summary>The names of what is recorded, without the stack and providers.</summary>
    public async Task<IEnumerable<string>> RecordedAsync() => (await StateAsync()).Resources
        .Where(state => !state.Urn.IsRootStack && !state.IsProvider).Select(state => state.Urn.Name)
        .Order(StringComparer.Ordinal);

    public void Dispose() => Folder.Dispose();

    private static ProgramRunner Run(Func<MonitorClient, Task> program) => async (context, onLine, stop) =>
    {
        using var channel = new GrpcChannel(context.MonitorAddress);
        var client = new MonitorClient(channel, context.Project.Name, context.Stack);
        try
        {
            await client.RootAsync();
            await program(client).WaitAsync(stop);
            await client.SignalAsync().WaitAsync(stop);
            return 0;
        }
        catch (OperationCanceledException)
        {
            return 143;
        }
        catch (RpcStatusException exception)
        {
            onLine($"program: {exception.StatusCode}: {exception.Message}", true);
            return 1;
        }
        catch (DiagnosticException exception)
        {
            onLine($"program: {exception.Message}", true);
            return 1;
        }
    };
}
