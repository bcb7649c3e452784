using System.Diagnostics;
using Fleet.Engine.Backends;
using Fleet.Engine.Backends.Locks;
using Fleet.Engine.State;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Fleet.Engine.Tests.Backends;

/// <summary>Many that want a stack at once: there is never more than one holder.</summary>
public sealed class LockRaceTests(ITestOutputHelper output)
{
    private static readonly StackFiles Files = new("proj", "dev");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ten_thousand_races_never_have_two_holders(bool isLocal)
    {
        const int Rounds = 5_000;
        const int Racers = 4;
        var store = new MemoryStore { IsLocal = isLocal };
        var (wins, losses, holders, most) = (0, 0, 0, 0);
        var tokens = new HashSet<long>();
        for (var round = 0; round < Rounds; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, Racers).Select(racer => Task.Run(() => RaceAsync(store, $"m{racer}"))));
        }

        Count($"races for the lock of a {(isLocal ? "folder" : "bucket")} in memory: {Rounds} of {Racers}, {wins} holders, {losses} refusals, at most {most} at a time");
        most.Should().Be(1);
        wins.Should().BeGreaterThanOrEqualTo(Rounds).And.Be(tokens.Count, "every holder has a number of its own");
        store.Keys.Should().Equal(Files.Lease);

        async Task RaceAsync(MemoryStore shared, string name)
        {
            var locks = new StackLocks(
                shared, Files, new EngineEnvironment(), new LockIdentity { ProcessId = 1, UserName = "u", HostName = name }, LeaseTimes.Default);
            try
            {
                var held = await locks.TakeAsync(LockWaiting.None, default);
                var now = Interlocked.Increment(ref holders);
                lock (tokens)
                {
                    most = Math.Max(most, now);
                    tokens.Add(held.Token);
                    wins++;
                }

                await Task.Yield();
                Interlocked.Decrement(ref holders);
                await held.ReleaseAsync();
            }
            catch (DiagnosticException)
            {
                Interlocked.Increment(ref losses);
            }
        }
    }

    [Fact]
    public async Task Processes_that_race_in_a_folder_never_hold_it_together()
    {
        using var folder = new TempFolder();
        var processes = Enumerable.Range(0, 6).Select(_ => Racer(folder.Path)).ToList();

        foreach (var process in processes)
        {
            await process.WaitForExitAsync();
            process.ExitCode.Should().Be(0, await process.StandardError.ReadToEndAsync());
            process.Dispose();
        }

        // Holders write where they enter and leave; O_APPEND keeps the lines whole.
        var lines = await File.ReadAllLinesAsync(folder["log"]);
        lines.Should().HaveCount(2 * 6 * LockRacer.Rounds);
        lines.Where((_, index) => index % 2 == 1).Should().Equal(
            lines.Where((_, index) => index % 2 == 0).Select(line => line.Replace("in ", "out ", StringComparison.Ordinal)));
        Count($"races for the lock of a folder among 6 processes: {6 * LockRacer.Rounds} holders, never two at a time");
    }

    [Fact]
    public async Task A_process_that_is_killed_while_it_holds_frees_the_stack_at_once_on_its_machine()
    {
        using var folder = new TempFolder();
        using var process = Racer(folder.Path, "hold");
        await Eventually.HoldsAsync(() => File.Exists(folder["log"]), () => "the process has the lock");
        process.Kill();
        await process.WaitForExitAsync();

        var locks = new StackLocks(
            new FileStore(folder.Path), Files, new EngineEnvironment(), LockIdentity.Current(_ => null), LeaseTimes.Default);
        await using var held = await locks.TakeAsync(LockWaiting.None, default);

        held.Token.Should().Be(2);
    }

    // One line, whole: the tests run beside each other.
    private void Count(string line)
    {
        output.WriteLine(line);
        TestCounts.Add(line);
    }

    private static Process Racer(string folder, string mode = "race")
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true };
        foreach (var argument in new[] { "exec", typeof(LockRacer).Assembly.Location, mode, folder })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
