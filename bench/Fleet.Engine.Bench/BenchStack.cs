using Fleet.Engine.Config;
using Fleet.Engine.Events;
using Fleet.Engine.Programs;
using Fleet.Engine.State;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Bench;

/// <summary>A project with one stack in a folder that outlives the process, and a program that is a function.</summary>
internal sealed class BenchStack
{
    private const int GroupSize = 10;
    private readonly DeploymentEngine _engine;
    private Func<MonitorClient, Task> _program = _ => Task.CompletedTask;

    public BenchStack(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Pulumi.yaml"), "name: bench\nruntime: dotnet\n");
        var workspace = Workspace.Open(
            folder, new EngineEnvironment { Variable = name => name == "PULUMI_CONFIG_PASSPHRASE" ? "bench" : null });
        var backend = Backend.Open(workspace);
        if (!Directory.Exists(Path.Combine(folder, ".fleet")))
        {
            backend.CreateStackAsync("dev").GetAwaiter().GetResult();
        }

        _engine = new DeploymentEngine(backend, new BenchLoader(), RunProgramAsync);
    }

    public Task<OperationResult> RunAsync(Operation operation, int count, int size)
    {
        _program = monitor => RegisterAsync(monitor, count, size);
        return _engine.RunAsync(operation, "dev", new OperationOptions(), new Silence());
    }

    // Groups of a component and what is in it, each resource needing the one before: the shape of container stacks.
    private static async Task RegisterAsync(MonitorClient monitor, int count, int size) =>
        await Task.WhenAll(Enumerable.Range(0, count / GroupSize).Select(group => RegisterGroupAsync(monitor, group, size)));

    private static async Task RegisterGroupAsync(MonitorClient monitor, int group, int size)
    {
        var component = await monitor.ComponentAsync($"group-{group}");
        var (before, id) = (component.Urn, "");
        for (var i = 1; i < GroupSize; i++)
        {
            var inputs = PropertyMap.Of(
                ("size", size), ("of", id), ("image", $"registry.test/app-{i}:1.0"), ("secret", new PropertyValue.Secret($"pass-{group}")),
                ("env", PropertyMap.Of(("TZ", "UTC"), ("LEVEL", "info"), ("PORT", 8080 + i))));
            var needs = before;
            var made = await monitor.ResourceAsync($"group-{group}-{i}", inputs, request =>
            {
                request.Parent = component.Urn;
                request.Dependencies.Add(needs);
                request.PropertyDependencies["of"] = new() { Urns = { needs } };
            });
            (before, id) = (made.Urn, made.Id);
        }

        await monitor.OutputsAsync(component.Urn, PropertyMap.Of(("size", size)));
    }

    private async Task<int> RunProgramAsync(ProgramContext context, Action<string, bool> onLine, CancellationToken stop)
    {
        using var channel = new GrpcChannel(context.MonitorAddress);
        var client = new MonitorClient(channel, context.Project.Name, context.Stack);
        await client.RootAsync();
        await _program(client).WaitAsync(stop);
        await client.SignalAsync().WaitAsync(stop);
        return 0;
    }

    private sealed class Silence : IEngineEvents
    {
        public void Publish(EngineEvent engineEvent)
        {
        }
    }
}
