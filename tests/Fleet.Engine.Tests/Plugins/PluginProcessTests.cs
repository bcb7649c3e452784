using System.Collections.Immutable;
using Fleet.Engine.Plugins;
using Fleet.Engine.Programs;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Plugins;

public sealed class PluginProcessTests
{
    [Fact]
    public async Task Its_port_is_the_first_line_that_is_one()
    {
        await using var process = Start("echo warming up; printf '\\033[?1h\\033=4321\\n'; echo 99; exec sleep 60", out var lines);

        (await process.Port.WaitAsync(TimeSpan.FromSeconds(20))).Should().Be(4321);

        await Eventually.HoldsAsync(() => lines.Count == 2, () => "the other lines are handed on");
        lines.Should().Equal("warming up", "99");
    }

    [Fact]
    public async Task An_interrupt_ends_it_and_takes_along_what_it_has_started()
    {
        using var folder = new TempFolder();
        var process = Start($"trap 'exit 5' INT; sleep 71 & echo $! > {folder["child"]}; echo 4321; wait; wait", out _);
        await process.Port.WaitAsync(TimeSpan.FromSeconds(20));
        var child = int.Parse(File.ReadAllText(folder["child"]));

        await process.DisposeAsync();

        (await process.Ended).Should().Be(5);
        await Eventually.HoldsAsync(() => !IsAlive(child), () => "what the plugin has started is gone");
    }

    [Fact]
    public async Task It_ends_with_the_engine_even_when_that_is_killed()
    {
        using var folder = new TempFolder();
        var start = new System.Diagnostics.ProcessStartInfo(
            "setsid", ["sh", "-c", PluginProcess.Guarded, "p", "sh", "-c", $"echo $$ > {folder["pid"]}; exec sleep 72"])
        {
            RedirectStandardInput = true,
        };
        using var guarded = System.Diagnostics.Process.Start(start)!;
        await Eventually.HoldsAsync(
            () => File.Exists(folder["pid"]) && File.ReadAllText(folder["pid"]).Trim().Length > 0, () => "the plugin runs");
        var plugin = int.Parse(File.ReadAllText(folder["pid"]));
        IsAlive(plugin).Should().BeTrue();

        // What the kernel does to the engine's end of the pipe when the engine is killed.
        guarded.StandardInput.Close();

        await Eventually.HoldsAsync(() => !IsAlive(plugin), () => "the plugin is gone");
    }

    /// <summary>True when a process runs whose command line names a text.</summary>
    public static bool IsRunning(string text) => Directory.GetDirectories("/proc")
        .Where(folder => int.TryParse(Path.GetFileName(folder), out var pid) && pid != Environment.ProcessId)
        .Any(folder => Read(Path.Combine(folder, "cmdline")).Contains(text, StringComparison.Ordinal));

    private static bool IsAlive(int pid) => Read($"/proc/{pid}/stat") is { Length: > 0 } stat && !stat.Contains(") Z ");

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static PluginProcess Start(string script, out List<string> lines)
    {
        var seen = lines = [];
        return PluginProcess.Start(
            new ProgramCommand(["sh", "-c", script], Path.GetTempPath(), ImmutableSortedDictionary<string, string>.Empty),
            (line, _) => seen.Add(line),
            TimeProvider.System);
    }
}
