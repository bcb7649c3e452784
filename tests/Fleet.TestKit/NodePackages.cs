using System.Collections.Concurrent;
using System.Diagnostics;

namespace Fleet.TestKit;

/// <summary>Installs packages of npm as a lock file pins them, and runs what uses them.</summary>
public static class NodePackages
{
    private static readonly TimeSpan InstallTime = TimeSpan.FromMinutes(5);
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Installing = new(StringComparer.Ordinal);

    /// <summary>Installs what <c>package-lock.json</c> in a folder pins, unless it is there.</summary>
    public static async Task InstallAsync(string folder)
    {
        var installing = Installing.GetOrAdd(folder, _ => new SemaphoreSlim(1));
        await installing.WaitAsync();
        try
        {
            await InstallMissingAsync(folder);
        }
        finally
        {
            installing.Release();
        }
    }

    /// <summary>Runs <c>node</c> or <c>npm</c> and waits for its end; what runs longer than it may is killed.</summary>
    public static async Task<NodeResult> RunAsync(ProcessStartInfo start, TimeSpan time)
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
            // Pulumi's SDK is known to spin for ever after some failures.
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task InstallMissingAsync(string folder)
    {
        var marker = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        var wanted = new FileInfo(Path.Combine(folder, "package-lock.json"));
        if (marker.Exists && marker.LastWriteTimeUtc >= wanted.LastWriteTimeUtc)
        {
            return;
        }

        var start = new ProcessStartInfo("npm") { WorkingDirectory = folder };
        start.ArgumentList.Add("ci");
        var result = await RunAsync(start, InstallTime);
        if (result.ExitCode != 0)
        {
            throw new InvalidOperationException($"'npm ci' in '{folder}' ended with {result.ExitCode}.\n{result.Output}");
        }
    }
}
