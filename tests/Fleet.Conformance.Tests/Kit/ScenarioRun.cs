using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Fleet.Engine;
using Fleet.Engine.Config;
using Fleet.Engine.Programs;
using Fleet.Engine.Secrets;
using Fleet.Engine.State;
using Fleet.TestKit;
using FluentAssertions;
using Google.Protobuf;

namespace Fleet.Conformance.Tests.Kit;

/// <summary>Runs a scenario with one SDK, in a project of its own, and writes down what happened.</summary>
internal sealed class ScenarioRun : IDisposable
{
    /// <summary>Every secret of the programs has this in it, so that one search finds them all.</summary>
    public const string SecretMark = "marked-secret";

    private const string Stack = "dev";
    private const string Passphrase = "planted-passphrase";

    // Deriving a key takes long on purpose; all tests use the same.
    private static readonly Keyring SharedKeyring = new(new EngineEnvironment { Variable = _ => Passphrase });
    private static readonly string Salt = SecretsCipher.Create(Passphrase).State;

    private readonly Scenario _scenario;
    private readonly Sdk _sdk;
    private readonly TempFolder _folder = new();
    private readonly TestCloud _cloud = new();
    private readonly StringBuilder _text = new();
    private readonly List<Phase> _phases = [];

    private ScenarioRun(Scenario scenario, Sdk sdk) => (_scenario, _sdk) = (scenario, sdk);

    // Starting Node.js is what takes long here: what a Node program has made, the other one takes over, and not also the
    // other way round.
    private string Text => _scenario.IsBrief
        ? string.Join('\n', Names.Brief(_text.ToString().Split('\n')))
        : _text.ToString();

    private Sdk SdkAgain => _scenario.HasTwin ? Sdk.Dotnet : _sdk;

    /// <summary>Runs it.</summary>
    public static async Task<Report> RunAsync(Scenario scenario, Sdk sdk)
    {
        if (sdk == Sdk.Node)
        {
            await Node.InstallAsync();
        }

        using var run = new ScenarioRun(scenario, sdk);
        await run.RunAsync();
        return new Report(run.Text, run._phases, run._cloud);
    }

    public void Dispose() => _folder.Dispose();

    private async Task RunAsync()
    {
        if (_scenario.IsPreviewed || _scenario.OnlyPreview)
        {
            await RunAsync("preview", Operation.Preview, _sdk, 0);
        }

        if (_scenario.OnlyPreview)
        {
            return;
        }

        await RunAsync("up", Operation.Up, _sdk, 0);
        await WriteStateAsync();
        if (_scenario.RunsAgain)
        {
            await RunAsync("again", Operation.Up, SdkAgain, 0);
        }

        for (var step = 1; step <= _scenario.Steps; step++)
        {
            await RunAsync($"step {step.ToString(CultureInfo.InvariantCulture)}", Operation.Up, _sdk, step);
            await WriteStateAsync();
        }

        if (_scenario.EndsDestroyed)
        {
            await RunAsync("destroy", Operation.Destroy, _sdk, _scenario.Steps);
            _text.AppendLine($"left: {string.Join(" ", _cloud.Objects.Keys.Order(StringComparer.Ordinal))}".TrimEnd());
        }
    }

    private async Task RunAsync(string title, Operation operation, Sdk sdk, int step)
    {
        var workspace = Open(sdk);
        var backend = Backend.Open(workspace);
        if (!await backend.StackExistsAsync(Stack))
        {
            await backend.CreateStackAsync(Stack);
        }

        await WriteConfigAsync(workspace, step);
        var requests = new ConcurrentQueue<IMessage>();
        var log = new RunLog();
        OperationResult result;
        await using (var providers = new TestProviders(_cloud))
        {
            result = await new DeploymentEngine(backend, providers, Record(requests))
                .RunAsync(operation, Stack, new OperationOptions(), log);
        }

        if (operation != Operation.Destroy)
        {
            _phases.Add(new Phase(title, sdk, requests));
        }

        Write(title, result, log, requests);
        CheckSecrets(log);
        if (!_scenario.Fails)
        {
            result.Outcome.Should().Be(OperationOutcome.Succeeded, log.Everything);
        }

        if (title == "again" && !_scenario.Fails)
        {
            result.HasChanges.Should().BeFalse(
                "what one SDK has made is what the other one wants: {0}", string.Join('\n', log.Steps));
        }
    }

    private Workspace Open(Sdk sdk)
    {
        var folder = Node.Program(_scenario.Program);
        var main = _scenario.Main.Length > 0 ? Path.Combine(folder, _scenario.Main) : folder;
        _folder.Write("Pulumi.yaml", sdk == Sdk.Node
            ? $$"""
                name: {{_scenario.Program}}
                runtime: { name: nodejs, options: { {{_scenario.NodeOptions}} } }
                main: {{main}}
                """
            : $$"""
                name: {{_scenario.Program}}
                runtime: { name: dotnet, options: { binary: {{Dotnet.Programs}} } }
                main: {{(Directory.Exists(folder) ? folder : ".")}}
                """);
        return Workspace.Open(_folder.Path, new EngineEnvironment
        {
            Variable = name => name == "PULUMI_CONFIG_PASSPHRASE" ? Passphrase : null,
            Keyring = SharedKeyring,
        });
    }

    private async Task WriteConfigAsync(Workspace workspace, int step)
    {
        _folder.Write("Pulumi.dev.yaml", $"encryptionsalt: {Salt}\n");
        var config = workspace.OpenConfig(Stack);
        config.Set("step", step.ToString(CultureInfo.InvariantCulture));
        foreach (var (key, value) in _scenario.Config)
        {
            config.Set(key, value);
        }

        foreach (var (key, value) in _scenario.Secrets)
        {
            await config.SetSecretAsync(key, value);
        }

        config.Save();
    }

    private static ProgramRunner Record(ConcurrentQueue<IMessage> requests) => async (context, onLine, stop) =>
    {
        await using var proxy = await RecordingProxy.StartAsync(context.MonitorAddress, requests);
        return await ProgramRunners.Process(TimeProvider.System)(
            context with
            {
                MonitorAddress = proxy.Address,
                // A set proxy must not matter between programs of one machine.
                Environment = ImmutableSortedDictionary<string, string>.Empty.Add("HTTP_PROXY", "http://127.0.0.1:9"),
            },
            onLine,
            stop);
    };

    private void Write(string title, OperationResult result, RunLog log, ConcurrentQueue<IMessage> requests)
    {
        _text.AppendLine(CultureInfo.InvariantCulture, $"── {title}: {result.Outcome.ToString().ToLowerInvariant()}");
        if (title is "up" or "preview")
        {
            foreach (var call in RegistrationText.Of(requests))
            {
                _text.AppendLine(call);
            }
        }

        foreach (var line in log.Steps.Concat(log.Failures).Concat(log.Messages))
        {
            _text.AppendLine(line);
        }

        if (result.Outputs.Count > 0)
        {
            _text.AppendLine(CultureInfo.InvariantCulture, $"outputs {Names.Short(ValueText.Of(result.Outputs))}");
        }
    }

    private async Task WriteStateAsync()
    {
        var stack = await Backend.Open(Open(_sdk)).ExistingAsync(Stack, CancellationToken.None);
        var state = await stack.LoadAsync(null, CancellationToken.None);
        _text.Append(StateText.Of(state.Deployment));
    }

    private void CheckSecrets(RunLog log)
    {
        log.Everything.Should().NotContain(SecretMark, "events are blinded");
        foreach (var file in Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories))
        {
            File.ReadAllText(file).Should().NotContain(SecretMark, "{0} holds secrets encrypted at most", file);
        }
    }
}
