using Fleet.Engine;
using Fleet.Engine.Config;
using Fleet.Engine.Events;
using Fleet.Engine.State;
using Fleet.Providers;
using Fleet.Remote.Ssh;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Conformance.Tests;

/// <summary>A program of the official Node.js SDK and its docker package, run by our engine on a real Docker engine.</summary>
[Collection(EngineCollection.Title)]
public class NodeDockerTests(RealEngine engine)
{
    private const string Token = "t0ken-of-the-node-program";

    [MachineFact("node", "npm", "dockerd", "ip")]
    public async Task Three_docker_resources_are_made_kept_changed_and_removed()
    {
        await Node.InstallAsync();
        using var folder = new TempFolder();
        WriteWorkspace(folder);

        var preview = await RunAsync(folder, Operation.Preview);
        (await NamesAsync()).Should().BeEmpty("a preview makes nothing");
        var first = await RunAsync(folder, Operation.Up);
        var made = await engine.Client.Containers.InspectAsync("three-app", CancellationToken.None);
        var second = await RunAsync(folder, Operation.Up);
        var changed = await RunAsync(folder, Operation.Up, mode: "busy");
        var replaced = await engine.Client.Containers.InspectAsync("three-app", CancellationToken.None);
        var removed = await RunAsync(folder, Operation.Destroy);

        preview.Changes.Should().Equal(first.Changes);
        first.Changes[StepKind.Create].Should().Be(5, "the stack, the provider and three resources");
        made.Config.Env.Should().Contain($"TOKEN={Token}").And.Contain("MODE=calm");
        second.HasChanges.Should().BeFalse();
        changed.Changes[StepKind.Replace].Should().Be(1);
        replaced.Id.Should().NotBe(made.Id);
        replaced.Config.Env.Should().Contain("MODE=busy");
        removed.Changes[StepKind.Delete].Should().Be(5);
        (await NamesAsync()).Should().BeEmpty();
        foreach (var file in Directory.GetFiles(folder["state"], "*", SearchOption.AllDirectories))
        {
            (await File.ReadAllTextAsync(file)).Should().NotContain(Token, "{0} holds it encrypted at most", file);
        }
    }

    private static void WriteWorkspace(TempFolder folder)
    {
        folder.Write("Pulumi.yaml", $$"""
            name: three
            runtime: { name: nodejs, options: { typescript: false } }
            main: {{Node.Program("docker-three")}}
            backend: { url: "file://{{folder["state"]}}" }
            """);
    }

    private async Task<OperationResult> RunAsync(TempFolder folder, Operation operation, string mode = "calm")
    {
        var workspace = Workspace.Open(folder.Path, new EngineEnvironment
        {
            Variable = name => name == "PULUMI_CONFIG_PASSPHRASE" ? "open" : Environment.GetEnvironmentVariable(name),
        });
        var backend = Backend.Open(workspace);
        if (!await backend.StackExistsAsync("dev"))
        {
            await backend.CreateStackAsync("dev");
        }

        var config = workspace.OpenConfig("dev");
        config.Set("engine", $"unix://{engine.Socket}");
        config.Set("image", RealEngine.Image);
        config.Set("mode", mode);
        await config.SetSecretAsync("token", Token);
        config.Save();

        await using var providers = new BuiltinProviders(new SshConnectionsOptions());
        var said = new Said();
        var result = await new DeploymentEngine(backend, providers)
            .RunAsync(operation, "dev", new OperationOptions(), said);
        result.Outcome.Should().Be(OperationOutcome.Succeeded, said.Text);
        said.Text.Should().NotContain(Token);
        return result;
    }

    private async Task<IReadOnlyList<string>> NamesAsync() =>
        [.. (await engine.Client.Containers.ListAsync(null, CancellationToken.None))
            .SelectMany(container => container.Names ?? []).Where(name => name.Contains("three", StringComparison.Ordinal))];

    /// <summary>Everything that the events of a run say.</summary>
    private sealed class Said : IEngineEvents
    {
        private readonly System.Text.StringBuilder _text = new();

        public string Text => _text.ToString();

        public void Publish(EngineEvent engineEvent) => _text.AppendLine(engineEvent.ToString());
    }
}
