using System.Diagnostics;
using Fleet.TestKit;

namespace Fleet.Conformance.Tests;

/// <summary>Runs programs with the official Node.js SDK, whose packages it installs once.</summary>
internal static class Node
{
    private static readonly TimeSpan RunTime = TimeSpan.FromMinutes(2);

    /// <summary>Where <c>package.json</c> and the programs are.</summary>
    public static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "tests", "Fleet.Conformance.Tests", "node");

    /// <summary>The folder of a program below <c>node/programs</c>.</summary>
    public static string Program(string name) => Path.Combine(Folder, "programs", name);

    /// <summary>Installs the packages that the lock file pins, unless they are there.</summary>
    public static Task InstallAsync() => NodePackages.InstallAsync(Folder);

    /// <summary>
    /// Runs a program the way Pulumi's language host does and waits for its end.
    /// </summary>
    /// <param name="program">The name of a folder below <c>node/programs</c>.</param>
    /// <param name="monitor">The address of the monitor and the engine service.</param>
    /// <param name="config">Configuration values by <c>namespace:name</c>.</param>
    /// <param name="secretKeys">Which of them are secret.</param>
    public static async Task<NodeResult> RunAsync(
        string program, string monitor, IReadOnlyDictionary<string, string> config, params string[] secretKeys)
    {
        await InstallAsync();
        var start = new ProcessStartInfo("node") { WorkingDirectory = Program(program) };
        foreach (var argument in (string[])
        [
            Path.Combine(Folder, "node_modules", "@pulumi", "pulumi", "cmd", "run"),
            "--monitor", monitor, "--engine", monitor, "--organization", "organization", "--project", "proj",
            "--root-directory", start.WorkingDirectory, "--stack", "dev", "--pwd", start.WorkingDirectory,
            "--parallel", "16", ".",
        ])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["PULUMI_CONFIG"] = System.Text.Json.JsonSerializer.Serialize(config);
        start.Environment["PULUMI_CONFIG_SECRET_KEYS"] = System.Text.Json.JsonSerializer.Serialize(secretKeys);
        start.Environment["PULUMI_NODEJS_TYPESCRIPT"] = "false";
        // A set proxy must not matter between programs of one machine.
        start.Environment["HTTP_PROXY"] = "http://127.0.0.1:9";
        return await NodePackages.RunAsync(start, RunTime);
    }
}
