using System.Collections.Immutable;
using System.Text.Json;
using Fleet.Engine.Config;
using Fleet.Engine.Programs;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Plugins;

/// <summary>How a plugin is started: with the arguments and variables that Pulumi gives it.</summary>
internal sealed class PluginCommands(Workspace workspace, ImmutableSortedDictionary<string, ConfigValue> config)
{
    /// <summary>Makes a plugin ready, building it when it is stale, and says how to start it.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="engine">Where it reaches the engine.</param>
    /// <param name="cancellationToken">Ends a build.</param>
    /// <exception cref="DiagnosticException">Its runtime is not one of those that work, or it does not build.</exception>
    public async Task<ProgramCommand> PrepareAsync(
        PluginLocation location, string engine, CancellationToken cancellationToken)
    {
        ImmutableArray<string> arguments = location.Kind switch
        {
            PluginKind.Executable => [location.Path, engine],
            PluginKind.NodeModule => ["node", location.Path, engine],
            PluginKind.Folder => PluginManifest.Runtime(location.Path) switch
            {
                "nodejs" => ["node", NodeRunner(location.Path), location.Path, engine],
                "dotnet" => ["dotnet", await DotnetBuild.EnsureAsync(location.Path, cancellationToken), engine],
                var other => throw new DiagnosticException(
                    $"Plugin '{location.Path}': runtime '{other}' is not one that Fleet starts.",
                    "Fleet starts plugins that are executables, and those of the runtimes nodejs and dotnet."),
            },
        };
        var variables = Variables();
        return new ProgramCommand(
            arguments,
            workspace.ProgramFolder,
            arguments[0] == "node"
                ? variables.SetItem(NodeOptions.Variable, NodeOptions.Value(workspace.Environment.Variable(NodeOptions.Variable)))
                : variables);
    }

    private static string NodeRunner(string folder) => NodePackages.FindOfSdk(folder, "cmd/run-plugin")
        ?? throw new DiagnosticException(
            $"Plugin '{folder}': the package @pulumi/pulumi is not installed.",
            "Run 'npm ci' (or 'npm install') in the plugin's folder.");

    private ImmutableSortedDictionary<string, string> Variables()
    {
        var variables = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in workspace.Project.RuntimeOptions)
        {
            variables[$"PULUMI_RUNTIME_{name.ToUpperInvariant()}"] = value switch
            {
                PropertyValue.Bool flag => flag.Value ? "true" : "false",
                var other => other.AsText() ?? other.ToString(),
            };
        }

        variables["PULUMI_PROJECT"] = workspace.Project.Name;
        variables["PULUMI_CONFIG"] = JsonSerializer.Serialize(
            config.ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value.Text, StringComparer.Ordinal));
        return variables.ToImmutable();
    }
}
