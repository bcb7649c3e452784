using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Fleet.Acceptance.Tests.Storms;

/// <summary>
/// Runs operations of the harbour at random and has something happen to each at a random moment of its length. All of it
/// follows from one number, which is printed; <c>FLEET_TEST_SEED</c> gives it again.
/// </summary>
public sealed class Storm
{
    private static readonly string[] Verbs = ["up", "up", "up", "destroy", "refresh"];

    private readonly Harbour _harbour;
    private readonly ITestOutputHelper _output;
    private readonly int _seed;

    /// <summary>Begins; nothing is run yet.</summary>
    public Storm(Harbour harbour, ITestOutputHelper output)
    {
        (_harbour, _output) = (harbour, output);
        _seed = int.TryParse(Environment.GetEnvironmentVariable("FLEET_TEST_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next(1_000_000);
        Random = new Random(_seed);
        output.WriteLine($"FLEET_TEST_SEED={_seed}");
    }

    /// <summary>What decides.</summary>
    public Random Random { get; }

    /// <summary>How often an engine had to be started anew.</summary>
    public int Restarts { get; private set; }

    /// <summary>True in the long form of the tests.</summary>
    public static bool IsFull => Environment.GetEnvironmentVariable("FLEET_TEST_FULL") == "1";

    /// <summary>Runs each operation once, so that it is known how long they take; once for all tests.</summary>
    public async Task MeasureAsync()
    {
        if (_harbour.Lengths.Count > 0)
        {
            return;
        }

        foreach (var verb in new[] { "up", "refresh", "destroy" })
        {
            var watch = Stopwatch.StartNew();
            await _harbour.MustAsync(verb);
            _harbour.Lengths[verb] = watch.Elapsed;
        }
    }

    /// <summary>Starts an operation and does harm at a random moment, unless it has ended before.</summary>
    /// <param name="harm">What to do to it, or to the world it runs in.</param>
    /// <param name="verb">Which operation; a random one when null.</param>
    public async Task<StruckRun> StrikeAsync(Func<Process, Task> harm, string? verb = null)
    {
        verb ??= Verbs[Random.Next(Verbs.Length)];
        if (verb == "up")
        {
            _harbour.NextRound();
        }

        var moment = _harbour.Lengths[verb] * Random.NextDouble();
        var watch = Stopwatch.StartNew();
        using var process = _harbour.Fleet.Start(Harbour.Arguments(verb));
        var running = FleetCommand.FinishAsync(process, verb);
        await Task.WhenAny(running, Task.Delay(moment));
        var isStruck = !process.HasExited;
        if (isStruck)
        {
            await harm(process);
        }

        var outcome = await running;
        if (!isStruck)
        {
            Learn(verb, watch);
        }

        var run = new StruckRun(verb, moment, isStruck, outcome);
        _output.WriteLine($"{run.Title} ended with {outcome.ExitCode} after {watch.Elapsed.TotalMilliseconds:0} ms");
        return run;
    }

    /// <summary>
    /// Demands that the run after a struck one succeeds, and that hosts and state agree then. It is an up, or the same
    /// operation again.
    /// </summary>
    /// <param name="struck">The struck one.</param>
    /// <param name="killedEngine">
    /// The host whose engine was killed; empty for none. An engine that was killed in the middle of a start may count ports and
    /// networks as used by nobody, until it is started anew: a run that says so is tried again after that.
    /// </param>
    public async Task ConvergeAsync(StruckRun struck, string killedEngine = "")
    {
        var verb = Random.Next(2) == 0 ? "up" : struck.Verb;
        var story = $"{verb} after {struck.Title} (round {_harbour.Round}, FLEET_TEST_SEED={_seed})";
        var watch = Stopwatch.StartNew();
        var next = await _harbour.Fleet.RunAsync(Harbour.Arguments(verb));
        Learn(verb, watch);
        if (next.ExitCode != 0 && killedEngine.Length > 0 && next.Text.Contains("started anew. Restart it there", StringComparison.Ordinal))
        {
            _output.WriteLine("  its engine had to be started anew");
            Restarts++;
            await _harbour.BreakAsync(killedEngine, "engine");
            await _harbour.HealAsync();
            next = await _harbour.Fleet.RunAsync(Harbour.Arguments(verb));
        }

        if (next.ExitCode != 0)
        {
            throw new InvalidOperationException($"{story} failed.\n{next}\nThe struck one: {struck.Outcome}");
        }

        await new Agreement(_harbour).CheckAsync(areRunning: verb == "up", $"{story}; {next}\nThe struck one: {struck.Outcome}");
    }

    /// <summary>Demands that an up that reads every resource finds nothing to do.</summary>
    public async Task SettleAsync()
    {
        await _harbour.MustAsync("up");
        await _harbour.MustAsync("up", "--refresh", "--expect-no-changes");
        await new Agreement(_harbour).CheckAsync(areRunning: true, "at the end");
    }

    // How long they take changes with what else the machine does.
    private void Learn(string verb, Stopwatch watch) => _harbour.Lengths[verb] = (_harbour.Lengths[verb] + watch.Elapsed) / 2;
}

/// <summary>An operation to which something happened.</summary>
/// <param name="Verb">The operation.</param>
/// <param name="Moment">When, counted from its start.</param>
/// <param name="IsStruck">False when it had ended by itself before that moment.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record StruckRun(string Verb, TimeSpan Moment, bool IsStruck, FleetOutcome Outcome)
{
    /// <summary>For messages.</summary>
    public string Title => $"{Verb} {(IsStruck ? "struck" : "over")} at {Moment.TotalMilliseconds:0} ms";
}
