using System.Diagnostics;
using Fleet.Protocol.Values;

namespace Fleet.Components.Tests;

/// <summary>One run of the stacks program, as an engine starts it, against a fake one.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, FakeMonitor Engine)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Stacks.dll");

    public static async Task<ProgramRun> StartAsync(
        string stack, Dictionary<string, string> config, PropertyMap? otherStack = null, params (string Name, string Value)[] environment)
    {
        await using var engine = await FakeMonitor.StartAsync(stack, otherStack);
        var (exitCode, output) = await StartAsync(
            [
                ("PULUMI_MONITOR", engine.Address), ("PULUMI_ENGINE", engine.Address), ("PULUMI_PROJECT", "fleet"),
                ("PULUMI_STACK", stack), ("PULUMI_DRY_RUN", "false"), ("PULUMI_QUERY_MODE", "false"),
                ("PULUMI_PARALLEL", "16"), ("PULUMI_CONFIG", StackFile.Text(config)), ("PULUMI_CONFIG_SECRET_KEYS", "[]"),
                .. environment,
            ]);
        return new ProgramRun(exitCode, output, engine);
    }

    /// <summary>Runs the program without an engine.</summary>
    public static async Task<(int ExitCode, string Output)> StartAsync(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Program])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var inherited in start.Environment.Keys.Where(IsAboutRuns).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync();
        var errors = program.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await program.WaitForExitAsync(patience.Token);
        return (program.ExitCode, await output + await errors);
    }

    private static bool IsAboutRuns(string name) =>
        name.StartsWith("PULUMI_", StringComparison.Ordinal) || name.StartsWith("FLEET_", StringComparison.Ordinal);
}
