using System.Collections.Concurrent;
using System.Globalization;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Fuzzing;

/// <summary>
/// Random programs in random rounds with random faults: the state is valid after every entry, what is protected survives,
/// what depends goes first, nothing is made twice, and a run without faults heals it all. A failure prints its case and the
/// seed that brings it back.
/// </summary>
public sealed class FuzzTests
{
    private const string Seed = "FLEET_FUZZ_SEED";

    // A long run is the nightly one. Every run goes through the same cases: a red one stays red until it is mended.
    private static int Cases => Environment.GetEnvironmentVariable("FLEET_TEST_FULL") == "1" ? 20_000 : 1_000;

    [Fact]
    public async Task Whatever_happens_the_state_is_valid_and_heals()
    {
        var seeds = Seeds(Environment.GetEnvironmentVariable(Seed) is { Length: > 0 } given ? given : $"1-{Cases}");
        var failures = new ConcurrentDictionary<int, string>();

        await Parallel.ForEachAsync(seeds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (number, _) =>
        {
            try
            {
                await FuzzRun.CheckAsync(FuzzCase.Of(number));
            }
            catch (InvalidOperationException exception)
            {
                failures[number] = exception.Message;
            }
        });

        failures.Keys.Order().Should().BeEmpty("{0}", string.Join("\n\n", failures.OrderBy(failure => failure.Key).Take(3).Select(failure => failure.Value)));
    }

    // '17', '1-1000', '9507,9911', or '55x300' for a case that fails only now and then.
    private static IEnumerable<int> Seeds(string text) => text.Split(',').SelectMany(part =>
    {
        var times = part.Split('x');
        var ends = times[0].Split('-').Select(Number).ToArray();
        return Enumerable.Repeat(Enumerable.Range(ends[0], ends[^1] - ends[0] + 1), times.Length > 1 ? Number(times[1]) : 1)
            .SelectMany(range => range);
    });

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
