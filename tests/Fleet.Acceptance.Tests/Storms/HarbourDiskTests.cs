using Fleet.TestKit;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Fleet.Acceptance.Tests.Storms;

/// <summary>The disk that holds the state is full: the run says so, loses nothing, and the next one with room converges.</summary>
[Collection(HarbourCollection.Name)]
public class HarbourDiskTests(Harbour harbour, ITestOutputHelper output)
{
    private static readonly int Wanted = Storm.IsFull ? 30 : 1;

    [MachineFact]
    public async Task A_disk_that_fills_up_at_any_moment_is_named_and_the_next_run_with_room_converges()
    {
        var storm = new Storm(harbour, output);
        using var disk = new StateDisk(harbour);
        await storm.MeasureAsync();
        var (struck, failed) = (0, 0);
        while (struck < Wanted)
        {
            var run = await storm.StrikeAsync(_ =>
            {
                disk.Fill();
                return Task.CompletedTask;
            });
            disk.Free();
            if (!run.IsStruck)
            {
                continue;
            }

            struck++;
            if (run.Outcome.ExitCode != 0)
            {
                failed++;
                run.Outcome.Text.Should().Contain("No space left on device").And.Contain("Make room")
                    .And.NotContain("Bug:").And.NotContain("   at ");
            }

            await storm.ConvergeAsync(run);
        }

        await storm.SettleAsync();
        TestCounts.Add(
            $"disk of the state full at random moments: {struck} times, {failed} runs said so, "
            + "the others were done; after each the next run converged, and hosts and state agreed");
    }

    [MachineFact]
    public async Task A_disk_that_is_full_already_has_a_run_change_nothing_and_say_so()
    {
        using var disk = new StateDisk(harbour);
        await harbour.MustAsync("up");
        harbour.NextRound();
        disk.Fill();

        var up = await harbour.Fleet.RunAsync(Harbour.Arguments("up"));

        up.ExitCode.Should().NotBe(0);
        up.Text.Should().Contain("No space left on device").And.Contain("Make room").And.NotContain("Bug:").And.NotContain("   at ");
        disk.Free();
        await new Agreement(harbour).CheckAsync(areRunning: true, $"nothing was changed: {up}");
        await harbour.MustAsync("up");
    }
}
