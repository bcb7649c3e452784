using System.Diagnostics;
using System.Text.Json;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Fleet.Acceptance.Tests.Storms;

/// <summary>Two runs that want one stack: one has it, the other changes nothing or waits its turn.</summary>
[Collection(HarbourCollection.Name)]
public class HarbourRaceTests(Harbour harbour, ITestOutputHelper output)
{
    private static readonly int Wanted = Storm.IsFull ? 30 : 1;

    [MachineFact]
    public async Task Of_two_ups_at_once_one_is_refused_by_name_and_changes_nothing()
    {
        await harbour.MustAsync("up");
        var (refused, inTurn) = (0, 0);
        for (var pair = 0; pair < Wanted; pair++)
        {
            harbour.NextRound();
            var before = await HistoryAsync();
            using var first = harbour.Fleet.Start(Harbour.Arguments("up"));
            using var second = harbour.Fleet.Start(Harbour.Arguments("up"));
            var (firstId, secondId) = (first.Id, second.Id);

            var outcomes = await Task.WhenAll(FleetCommand.FinishAsync(first), FleetCommand.FinishAsync(second));

            var losers = outcomes.Where(outcome => outcome.ExitCode != 0).ToList();
            losers.Should().HaveCountLessThan(2, "one of them gets it: {0}", string.Join("\n", losers));
            foreach (var loser in losers)
            {
                var winner = loser == outcomes[0] ? secondId : firstId;
                loser.Text.Should().Contain($"Stack '{Harbour.Stack}' is locked by root@").And.Contain($"(process {winner})");
                loser.Text.Should().NotMatchRegex("created|updated|replaced|deleted", "it changes nothing");
            }

            (await HistoryAsync()).Should().Be(before + 2 - losers.Count, "who is refused has no history");
            await new Agreement(harbour).CheckAsync(areRunning: true, string.Join("\n", outcomes.AsEnumerable()));
            refused += losers.Count;
            inTurn += 1 - losers.Count;
        }

        output.WriteLine($"{refused} refused, {inTurn} one after the other");
        TestCounts.Add(
            $"two ups at once on the lab: {Wanted} pairs, {refused} times one was refused by name and changed nothing, "
            + $"{inTurn} times one came after the other; never did both hold the stack");
    }

    [MachineFact]
    public async Task Who_waits_takes_over_from_a_holder_that_was_killed_and_folds_what_it_had_done()
    {
        var rounds = Storm.IsFull ? 10 : 1;
        for (var round = 0; round < rounds; round++)
        {
            await harbour.MustAsync("destroy");
            harbour.NextRound();
            using var holder = harbour.Fleet.Start(Harbour.Arguments("up"));
            var held = FleetCommand.FinishAsync(holder);
            await HoldsAsync();
            using var waiting = harbour.Fleet.Start(Harbour.Arguments("up", "--wait-lock", "5m"));
            var next = FleetCommand.FinishAsync(waiting);
            await Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble()));
            holder.Kill();

            await held;
            var outcome = await next;

            outcome.ExitCode.Should().Be(0, "{0}", outcome);
            await new Agreement(harbour).CheckAsync(areRunning: true, outcome.ToString());
        }

        TestCounts.Add($"holders killed while another run waited: {rounds}, each time the other took over and converged");
    }

    /// <summary>
    /// In a process namespace of its own a holder is as good as on another machine: nobody can tell that it is dead, and
    /// its lease has to run out.
    /// </summary>
    [MachineFact("unshare")]
    public async Task A_dead_holder_of_another_machine_loses_the_stack_within_its_lease()
    {
        await harbour.MustAsync("destroy");
        harbour.NextRound();
        using var holder = harbour.Fleet.StartIn(["unshare", "--pid", "--fork", "--kill-child", "--mount-proc"], Harbour.Arguments("up"));
        var held = FleetCommand.FinishAsync(holder);
        await HoldsAsync();
        holder.Kill(entireProcessTree: true);
        await held;
        var watch = Stopwatch.StartNew();

        if (!Storm.IsFull)
        {
            // A minute is too long for every day: that it is refused by name until then has to do.
            var refused = await harbour.Fleet.RunAsync(Harbour.Arguments("up"));
            refused.ExitCode.Should().NotBe(0);
            refused.Text.Should().Contain("is locked by root@").And.Contain("--wait-lock");
            await harbour.Fleet.MustRunAsync("cancel", "--stack", Harbour.Stack, "--yes");
            await harbour.MustAsync("up");
            await new Agreement(harbour).CheckAsync(areRunning: true, "after cancel");
            return;
        }

        var next = await harbour.Fleet.RunAsync(Harbour.Arguments("up", "--wait-lock", "3m"));

        next.ExitCode.Should().Be(0, "{0}", next);
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(60 + 60), "the lease lasts a minute, and the up takes a while");
        await new Agreement(harbour).CheckAsync(areRunning: true, next.ToString());
        TestCounts.Add($"a dead holder of another machine: the stack was taken and converged {watch.Elapsed.TotalSeconds:0} s later");
    }

    private Task HoldsAsync()
    {
        var locks = Path.Combine(harbour.StateFolder, ".pulumi", "locks");
        return Eventually.HoldsAsync(
            () => Directory.Exists(locks) && Directory.GetFiles(locks, "*", SearchOption.AllDirectories).Length > 0,
            () => "the first one has the stack");
    }

    private async Task<int> HistoryAsync()
    {
        var history = await harbour.Fleet.MustRunAsync("stack", "history", "--stack", Harbour.Stack, "--json", "--page-size", "1000");
        using var document = JsonDocument.Parse(history.Output);
        return document.RootElement.GetArrayLength();
    }
}
