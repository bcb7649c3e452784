using Fleet.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace Fleet.Acceptance.Tests.Storms;

/// <summary><c>kill -9</c> at random moments of ups, destroys and refreshes: the next run converges, hosts and state agree.</summary>
[Collection(HarbourCollection.Name)]
public class HarbourKillTests(Harbour harbour, ITestOutputHelper output)
{
    private static readonly int Wanted = Storm.IsFull ? 200 : 3;

    [MachineFact]
    public async Task Whatever_was_killed_at_any_moment_the_next_run_converges_and_hosts_and_state_agree()
    {
        var storm = new Storm(harbour, output);
        await storm.MeasureAsync();
        var killed = new Dictionary<string, int> { ["up"] = 0, ["destroy"] = 0, ["refresh"] = 0 };
        while (killed.Values.Sum() < Wanted)
        {
            // A CI system kills the whole tree, somebody who is short of memory the one process.
            var isTree = storm.Random.Next(2) == 0;
            var run = await storm.StrikeAsync(process =>
            {
                process.Kill(entireProcessTree: isTree);
                return Task.CompletedTask;
            });
            if (run.IsStruck)
            {
                killed[run.Verb]++;
                await storm.ConvergeAsync(run);
            }
            else if (run.Outcome.ExitCode != 0)
            {
                throw new InvalidOperationException($"{run.Title} failed.\n{run.Outcome}");
            }
        }

        await storm.SettleAsync();
        TestCounts.Add(
            $"kill -9 at random moments of {killed["up"]} ups, {killed["destroy"]} destroys and {killed["refresh"]} refreshes: "
            + "after each the next run converged, and hosts and state agreed");
    }
}
