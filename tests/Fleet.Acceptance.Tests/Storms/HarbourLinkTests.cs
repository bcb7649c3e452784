using Fleet.TestKit;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Fleet.Acceptance.Tests.Storms;

/// <summary>
/// The way to a host breaks in the middle of a step: its cable, its sshd, its engine, or the one connection. The run says
/// which host it was, or gets over it; the next one converges.
/// </summary>
[Collection(HarbourCollection.Name)]
public class HarbourLinkTests(Harbour harbour, ITestOutputHelper output)
{
    private static readonly string[] Faults = ["network", "connection", "ssh", "engine-kill"];
    private static readonly int Wanted = Storm.IsFull ? 40 : 4;

    [MachineFact]
    public async Task Whatever_broke_between_a_run_and_a_host_the_next_run_converges_and_hosts_and_state_agree()
    {
        var storm = new Storm(harbour, output);
        await storm.MeasureAsync();
        var struck = Faults.ToDictionary(fault => fault, _ => 0);
        var survived = 0;
        while (struck.Values.Sum() < Wanted)
        {
            var fault = Faults[struck.Values.Sum() % Faults.Length];
            var host = Harbour.Hosts[storm.Random.Next(Harbour.Hosts.Count)];
            // A cut that lasts must end the run by itself; that takes a quarter of a minute, so it is the rare case.
            var pause = storm.Random.Next(8) == 0 ? (TimeSpan?)null : TimeSpan.FromSeconds(2 * storm.Random.NextDouble());
            var run = await storm.StrikeAsync(async process =>
            {
                if (fault == "connection")
                {
                    await ProcessTree.KillOneAsync(process.Id, "ssh", storm.Random);
                    return;
                }

                await harbour.BreakAsync(host, fault);
                if (pause is { } length)
                {
                    await Task.Delay(length);
                    await harbour.HealAsync();
                }
            });
            await harbour.HealAsync();
            if (!run.IsStruck)
            {
                run.Outcome.ExitCode.Should().Be(0, "nothing happened to it: {0}", run.Outcome);
                continue;
            }

            struck[fault]++;
            survived += run.Outcome.ExitCode == 0 ? 1 : 0;
            output.WriteLine($"  {fault} of {host} for {pause?.TotalSeconds.ToString("0.0") ?? "all the run's time"}");
            if (run.Outcome.ExitCode != 0)
            {
                run.Outcome.Text.Should().MatchRegex("north|south|198\\.18\\.", "a failure names the host ({0})", fault);
                run.Outcome.Text.Should().NotContain("Bug:").And.NotContain("   at ");
            }

            await storm.ConvergeAsync(run, fault == "engine-kill" ? host : "");
        }

        await storm.SettleAsync();
        TestCounts.Add(
            $"links broken in the middle of a run: {string.Join(", ", struck.Select(pair => $"{pair.Key} {pair.Value}"))}; "
            + $"{survived} runs got over it, and after each of the others the next run converged; hosts and state agreed; "
            + $"{storm.Restarts} times an engine that was killed had to be started anew first, as the run said");
    }
}
