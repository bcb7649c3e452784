using System.Diagnostics;
using Fleet.TestKit;

namespace Fleet.Conformance.Tests;

/// <summary>Runs programs with the official Node.js SDK, whose packages it installs once.</summary>
internal static class Node
{
    private static readonly TimeSpan InstallTime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RunTime = TimeSpan.FromMinutes(2);
    private static readonly SemaphoreSlim Installing = new(1);

    /// <summary>Where <c>package.json</c> and the programs are.</summary>
    public static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "tests", "Fleet.Conformance.Tests", "node");

    /// <summary>The folder of a program below <c>node/programs</c>.</summary>
    public static string Program(string name) => Path.Combine(Folder, "programs", name);

    /// <summary>Installs the packages that the lock file pins, unless they are there.</summary>
    public static async Task InstallAsync()
    {
        await Installing.WaitAsync();
        try
        {
            await InstallMissingAsync();
        }
        finally
        {
            Installing.Release();
        }
    }

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
        return await RunAsync(start, RunTime);
    }

    private static async Task InstallMissingAsync()
    {
        var marker = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        var wanted = new FileInfo(Path.Combine(Folder, "package-lock.json"));
        if (marker.Exists && marker.LastWriteTimeUtc >= wanted.LastWriteTimeUtc)
        {
            return;
        }

        var start = new ProcessStartInfo("npm") { WorkingDirectory = Folder };
        start.ArgumentList.Add("ci");
        var result = await RunAsync(start, InstallTime);
        if (result.ExitCode != 0)
        {
            throw new InvalidOperationException($"'npm ci' in '{Folder}' ended with {result.ExitCode}.\n{result.Output}");
        }
    }

    private static async Task<NodeResult> RunAsync(ProcessStartInfo start, TimeSpan time)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(time);
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            return new NodeResult(process.ExitCode, await output + await error);
        }
        finally
        {
            // The SDK is known to spin for ever after some failures.
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
