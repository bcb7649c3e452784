using Fleet.Conformance.Tests;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Values;
using Fleet.TestKit;
using Pulumirpc;

namespace Fleet.Engine.Tests.Plugins;

/// <summary>A stack whose project has the Node provider 'cloud' in its folder, beside the fake provider.</summary>
internal sealed class PluginStack : IDisposable
{
    public const string Type = "cloud:index:Box";

    private static readonly string Sources = Path.Combine(RepositoryRoot.Path, "tests/Fleet.Engine.Tests/Plugins/node");

    private PluginStack()
    {
        Write($"name: {TestStack.Project}\nruntime: nodejs\nplugins:\n  providers:\n    - {{ name: cloud, path: cloud }}\n");
        Copy("cloud");
        Directory.CreateSymbolicLink(Stack.Folder["node_modules"], Path.Combine(Node.Folder, "node_modules"));
    }

    public TestStack Stack { get; } = new();

    public TempFolder Folder => Stack.Folder;

    /// <summary>What the provider was asked to do with objects, in order.</summary>
    public IEnumerable<string> Log => File.Exists(Folder["asked.log"]) ? File.ReadAllLines(Folder["asked.log"]) : [];

    /// <summary>The ids of the provider's objects.</summary>
    public IEnumerable<string> Objects => File.Exists(Folder["objects.json"])
        ? System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Folder["objects.json"]))!.AsObject().Select(entry => entry.Key)
        : [];

    public static async Task<PluginStack> CreateAsync()
    {
        await Node.InstallAsync();
        return new PluginStack();
    }

    /// <summary>Writes the project file.</summary>
    public void Write(string project)
    {
        Folder.Write("Pulumi.yaml", project);

        // What the engine and its processes see of the environment.
        Stack.Set("PATH", Environment.GetEnvironmentVariable("PATH"));
        Stack.Set("PULUMI_HOME", Folder["home"]);
    }

    /// <summary>Copies a folder below 'node' into the project.</summary>
    public void Copy(string name)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Sources, name)))
        {
            Folder.Write(Path.Combine(name, Path.GetFileName(file)), File.ReadAllText(file));
        }
    }

    public static Task<RegisterResourceResponse> BoxAsync(
        MonitorClient monitor, string name, PropertyMap inputs, Action<RegisterResourceRequest>? options = null) =>
        monitor.ResourceAsync(name, inputs, request =>
        {
            request.Type = Type;
            options?.Invoke(request);
        });

    public Task<RunLog> UpAsync(Func<MonitorClient, Task> program, OperationOptions? options = null) =>
        Stack.UpAsync(program, options);

    public Task<RunLog> UpBoxAsync(params (string Name, PropertyValue Value)[] inputs) =>
        Stack.UpAsync(monitor => BoxAsync(monitor, "box", PropertyMap.Of(inputs)));

    public void Dispose() => Stack.Dispose();
}
