using Fleet.Conformance.Tests;
using Fleet.Engine;
using Fleet.Engine.Config;
using Fleet.Engine.Events;
using Fleet.Engine.State;
using Fleet.Plugin.Tests.Kit;
using Fleet.Protocol.Values;
using Fleet.Providers;
using Fleet.Remote.Ssh;
using Fleet.TestKit;
using FluentAssertions;

namespace Fleet.Plugin.Tests;

/// <summary>A provider does the same whether it is built in or a plugin: a stack can go from the one to the other.</summary>
public sealed class BothWaysTests
{
    [NodeFact]
    public async Task A_stack_made_with_the_providers_built_in_is_kept_changed_and_removed_by_their_plugins()
    {
        await Node.InstallAsync();
        using var folder = new TempFolder();
        WriteProject(folder);

        var made = await RunAsync(folder, Operation.Up, "[]");
        var kept = await RunAsync(folder, Operation.Up, """["command", "random"]""");
        var changed = await RunAsync(folder, Operation.Up, """["command", "random"]""", "bye");
        var removed = await RunAsync(folder, Operation.Destroy, """["command", "random"]""");

        made.Outputs.Should().Equal(PropertyMap.Of(("length", 20)));
        kept.HasChanges.Should().BeFalse();
        kept.Outputs.Should().Equal(made.Outputs);
        changed.Changes.Where(change => change.Key is not (StepKind.Same or StepKind.Replace))
            .Should().ContainSingle().Which.Value.Should().Be(1);
        removed.Changes[StepKind.Delete].Should().BeGreaterThan(2);
    }

    private static void WriteProject(TempFolder folder)
    {
        var plugins = Path.GetDirectoryName(PluginExecutable.PathOf("fleet"));
        folder.Write("Pulumi.yaml", $$"""
            name: both
            runtime: { name: nodejs, options: { typescript: false } }
            backend: { url: "file://{{folder["state"]}}" }
            plugins:
              providers:
                - { name: command, path: {{plugins}} }
                - { name: random, path: {{plugins}} }
            """);
        File.Copy(
            Path.Combine(RepositoryRoot.Path, "tests", "Fleet.Plugin.Tests", "node", "both", "index.js"), folder["index.js"]);
        Directory.CreateSymbolicLink(folder["node_modules"], Path.Combine(Node.Folder, "node_modules"));
        Directory.CreateDirectory(folder["state"]);
    }

    private static async Task<OperationResult> RunAsync(
        TempFolder folder, Operation operation, string plugins, string word = "hello")
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
        config.Set("fleet:plugins", plugins);
        config.Set("word", word);
        config.Save();
        await using var providers = new BuiltinProviders(new SshConnectionsOptions());
        var result = await new DeploymentEngine(backend, providers)
            .RunAsync(operation, "dev", new OperationOptions(), new Silence());
        result.Errors.Should().BeEmpty();
        return result;
    }

    private sealed class Silence : IEngineEvents
    {
        public void Publish(EngineEvent engineEvent)
        {
        }
    }
}
