using System.Diagnostics;

namespace Fleet.Plugin.Tests.Kit;

/// <summary>A plugin executable as an engine starts it.</summary>
internal sealed class PluginExecutable : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Fleet.Plugin", Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')));

    private readonly Process _process;

    private PluginExecutable(Process process, int port) => (_process, Port) = (process, port);

    /// <summary>What its first line says.</summary>
    public int Port { get; }

    /// <summary>The path of a package's executable.</summary>
    public static string PathOf(string package) => Path.GetFullPath(Path.Combine(Folder, $"pulumi-resource-{package}"));

    /// <summary>Starts the plugin of a package.</summary>
    public static async Task<PluginExecutable> StartAsync(string package, params string[] arguments)
    {
        var process = Start(package, arguments);
        var port = await process.StandardOutput.ReadLineAsync();
        return new PluginExecutable(process, int.Parse(port!));
    }

    /// <summary>Starts the plugin of a package and waits for its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(string package, params string[] arguments)
    {
        using var process = Start(package, arguments);
        var output = await process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, errors);
    }

    /// <summary>Interrupts it; its exit code.</summary>
    public async Task<int> InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static Process Start(string package, string[] arguments) => Process.Start(
        new ProcessStartInfo(PathOf(package), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
