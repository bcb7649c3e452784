using System.ComponentModel;
using System.Diagnostics;

namespace Fleet.Lab.Machine;

/// <summary>Runs the machine's own tools (<c>ip</c>, <c>nft</c>, <c>nsenter</c>, …) with argument lists.</summary>
internal static class Tool
{
    /// <summary>Where they are found, whatever the caller's own path is.</summary>
    public const string Path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    // What the lab starts lives long: it must not inherit secrets or proxies of whoever started the lab.
    private static readonly Dictionary<string, string> CleanEnvironment = new()
    {
        ["PATH"] = Path,
        ["HOME"] = "/root",
        ["LANG"] = "C.UTF-8",
    };

    /// <summary>Runs a program to its end, feeding it <paramref name="input"/>.</summary>
    public static async Task<ToolResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string? input = null,
        IReadOnlyDictionary<string, string>? environment = null,
        CancellationToken cancellationToken = default)
    {
        var start = new ProcessStartInfo(Find(program))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        foreach (var (name, value) in CleanEnvironment.Concat(environment ?? new Dictionary<string, string>()))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new LabException($"Bug: '{program}' gave no process.");
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await FeedAsync(process, input, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ToolResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>As <see cref="RunAsync"/>, but a failure is an error that says what was being done.</summary>
    public static async Task<string> DoAsync(
        string doing,
        string program,
        IEnumerable<string> arguments,
        string? input = null,
        IReadOnlyDictionary<string, string>? environment = null,
        CancellationToken cancellationToken = default)
    {
        var result = await RunAsync(program, arguments, input, environment, cancellationToken);
        return result.ExitCode == 0
            ? result.Output
            : throw new LabException($"{doing}: '{program}' ended with {result.ExitCode}: {result.LastLines}");
    }

    /// <summary>True when the machine has this program.</summary>
    public static bool Exists(string program) =>
        Path.Split(':').Any(folder => File.Exists($"{folder}/{program}"));

    private static string Find(string program) =>
        program.StartsWith('/')
            ? program
            : Path.Split(':').Select(folder => $"{folder}/{program}").FirstOrDefault(File.Exists)
              ?? throw new LabException($"The lab needs '{program}', which this machine lacks. Run the lab's 'prepare' first.");

    private static async Task FeedAsync(Process process, string? input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
        }
        catch (Exception error) when (error is IOException or Win32Exception)
        {
            // It ended without reading; its exit code and error text say why.
        }
    }
}
