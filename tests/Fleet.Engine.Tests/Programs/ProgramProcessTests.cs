using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Fleet.Engine.Programs;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Programs;

public class ProgramProcessTests
{
    [Fact]
    public async Task A_program_gets_its_variables_and_its_lines_and_exit_code_come_back()
    {
        var (code, lines) = await RunAsync("echo \"hello $WHO\"; echo oops >&2; cat; exit 32");

        code.Should().Be(32);
        lines.Should().BeEquivalentTo([("hello world", false), ("oops", true)]);
    }

    [Fact]
    public async Task Stopping_ends_a_program_that_listens_and_one_that_does_not()
    {
        foreach (var script in new[] { "echo up; exec sleep 60", "trap '' TERM; echo up; sleep 60" })
        {
            var started = new TaskCompletionSource();
            await using var process = Start(script, (_, _) => started.TrySetResult());
            await started.Task.WaitAsync(TimeSpan.FromSeconds(20));

            await process.StopAsync().WaitAsync(TimeSpan.FromSeconds(30));

            (await process.WaitAsync(CancellationToken.None)).Should().NotBe(0);
        }
    }

    [Fact]
    public async Task A_program_ends_with_the_engine_even_when_that_is_killed()
    {
        using var folder = new TempFolder();
        var pidFile = folder["pid"];

        var start = new ProcessStartInfo(
            "setsid", ["sh", "-c", ProgramProcess.Guarded, "p", "sh", "-c", $"echo $$ > {pidFile}; exec sleep 61"])
        {
            RedirectStandardInput = true,
        };
        using var guarded = Process.Start(start)!;
        await EventuallyAsync(() => File.Exists(pidFile) && File.ReadAllText(pidFile).Trim().Length > 0);
        var program = int.Parse(File.ReadAllText(pidFile));
        Directory.Exists($"/proc/{program}").Should().BeTrue();

        // What the kernel does to the engine's end of the pipe when the engine is killed.
        guarded.StandardInput.Close();

        await EventuallyAsync(() => !File.Exists($"/proc/{program}/stat") || File.ReadAllText($"/proc/{program}/stat").Contains(") Z "));
    }

    private static async Task<(int Code, ConcurrentBag<(string, bool)> Lines)> RunAsync(string script)
    {
        var lines = new ConcurrentBag<(string, bool)>();
        await using var process = Start(script, (line, isError) => lines.Add((line, isError)));
        return (await process.WaitAsync(CancellationToken.None), lines);
    }

    private static ProgramProcess Start(string script, Action<string, bool> onLine) => ProgramProcess.Start(
        new ProgramCommand(
            ["sh", "-c", script],
            Path.GetTempPath(),
            ImmutableSortedDictionary<string, string>.Empty.Add("WHO", "world")),
        onLine,
        TimeProvider.System);

    private static async Task EventuallyAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            await Task.Delay(20, deadline.Token);
        }
    }
}
