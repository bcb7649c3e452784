using Fleet.Conformance.Tests.Kit;
using Fleet.Engine;
using Fleet.Engine.Config;
using Fleet.Engine.State;
using Fleet.TestKit;

namespace Fleet.Conformance.Tests.Monitor;

/// <summary>A program of the official Node.js SDK in a project of its own, run by the engine as any other.</summary>
internal sealed class NodeProgram : IDisposable
{
    private readonly TempFolder _folder = new();

    public NodeProgram(string name, string options = "typescript: false", string main = "")
    {
        _folder.Write("Pulumi.yaml", $$"""
            name: proj
            runtime: { name: nodejs, options: { {{options}} } }
            main: {{Path.Combine(Node.Program(name), main)}}
            """);
    }

    public TestCloud Cloud { get; } = new();

    public Dictionary<string, string> Config { get; } = [];

    public ProgramLog Log { get; } = new();

    public async Task<OperationResult> RunAsync(Operation operation, CancellationToken cancellationToken = default)
    {
        await Node.InstallAsync();
        var backend = Backend.Open(Open());
        if (!await backend.StackExistsAsync("dev", cancellationToken))
        {
            await backend.CreateStackAsync("dev", cancellationToken);
        }

        var config = backend.Workspace.OpenConfig("dev");
        foreach (var (key, value) in Config)
        {
            config.Set(key, value);
        }

        config.Save();
        await using var providers = new TestProviders(Cloud);
        return await new DeploymentEngine(backend, providers)
            .RunAsync(operation, "dev", new OperationOptions(), Log, cancellationToken);
    }

    /// <summary>What is recorded.</summary>
    public async Task<Deployment> StateAsync() =>
        (await (await Backend.Open(Open()).ExistingAsync("dev", CancellationToken.None)).LoadAsync(null, CancellationToken.None)).Deployment;

    public void Dispose() => _folder.Dispose();

    private Workspace Open() => Workspace.Open(_folder.Path, new EngineEnvironment
    {
        Variable = name => name == "PULUMI_CONFIG_PASSPHRASE" ? "open" : null,
    });
}
