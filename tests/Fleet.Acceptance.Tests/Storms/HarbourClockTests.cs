using System.Text.Json;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Fleet.Acceptance.Tests.Storms;

/// <summary>
/// The clock of the machine that runs fleet jumps forth and back by an hour and by a day, between runs and in the middle
/// of them, some of which are killed then: leases, journal and history do not care.
/// </summary>
[Collection(HarbourCollection.Name)]
public class HarbourClockTests(Harbour harbour, ITestOutputHelper output)
{
    private static readonly int Wanted = Storm.IsFull ? 40 : 1;
    private static readonly string[] Offsets = ["+86400", "-3600", "-86400", "+3600"];

    [MachineFact("faketime")]
    public async Task Whatever_the_clock_does_the_next_run_converges_and_the_history_stays_in_order()
    {
        var storm = new Storm(harbour, output);
        using var folder = new TempFolder();
        var clock = folder.Write("clock", "+0");
        var (jumped, killed) = (0, 0);
        harbour.Fleet.Environment["LD_PRELOAD"] = Library();
        harbour.Fleet.Environment["FAKETIME_TIMESTAMP_FILE"] = clock;
        harbour.Fleet.Environment["FAKETIME_NO_CACHE"] = "1";
        harbour.Fleet.Environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
        harbour.Fleet.Environment["NO_FAKE_STAT"] = "1";
        try
        {
            await storm.MeasureAsync();
            while (jumped < Wanted)
            {
                var offset = Offsets[jumped % Offsets.Length];
                var isKilled = storm.Random.Next(2) == 0;
                var run = await storm.StrikeAsync(async process =>
                {
                    await File.WriteAllTextAsync(clock, offset);
                    if (isKilled)
                    {
                        await Task.Delay(storm.Random.Next(500));
                        process.Kill();
                    }
                });
                if (!run.IsStruck)
                {
                    continue;
                }

                output.WriteLine($"  clock at {offset} s{(isKilled ? ", and killed" : "")}");
                jumped++;
                killed += run.Outcome.ExitCode == 0 ? 0 : 1;
                if (!isKilled)
                {
                    run.Outcome.ExitCode.Should().Be(0, "a jump of the clock by {0} s ends no run: {1}", offset, run.Outcome);
                }

                await storm.ConvergeAsync(run);
            }

            await storm.SettleAsync();
            (await RoundsAsync()).Should().BeInDescendingOrder("the newest run comes first, whatever its clock said");
        }
        finally
        {
            foreach (var name in new[] { "LD_PRELOAD", "FAKETIME_TIMESTAMP_FILE", "FAKETIME_NO_CACHE", "FAKETIME_DONT_FAKE_MONOTONIC", "NO_FAKE_STAT" })
            {
                harbour.Fleet.Environment.Remove(name);
            }
        }

        await harbour.MustAsync("up");
        await new Agreement(harbour).CheckAsync(areRunning: true, "with the clock as it was");
        TestCounts.Add(
            $"jumps of the clock by an hour or a day in the middle of a run: {jumped}, {killed} of them killed then; "
            + "after each the next run converged, hosts and state agreed, and the history was in order");
    }

    private async Task<IReadOnlyList<int>> RoundsAsync()
    {
        var history = await harbour.Fleet.MustRunAsync("stack", "history", "--stack", Harbour.Stack, "--json");
        using var document = JsonDocument.Parse(history.Output);
        return
        [
            .. document.RootElement.EnumerateArray().Select(run => int.Parse(
                run.GetProperty("config").GetProperty("harbour:round").GetProperty("value").GetString()!)),
        ];
    }

    // Beside the command, wherever the package was unpacked.
    private static string Library()
    {
        var command = Environment.GetEnvironmentVariable("PATH")!.Split(':')
            .Select(folder => Path.Combine(folder, "faketime")).First(File.Exists);
        var libraries = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(command)!, "..", "lib"));
        return Directory.GetDirectories(libraries)
            .Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).First(File.Exists);
    }
}
