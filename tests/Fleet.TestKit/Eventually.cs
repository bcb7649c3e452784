using System.Diagnostics;
using Xunit;

namespace Fleet.TestKit;

/// <summary>Waits for a condition of the outside world, with a generous deadline.</summary>
public static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <summary>Returns as soon as the condition holds; fails after 20 seconds, saying what was expected.</summary>
    public static async Task HoldsAsync(Func<bool> condition, Func<string> expectation)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(waited.Elapsed < Deadline, $"Expected within {Deadline.TotalSeconds} s that {expectation()}");
            await Task.Delay(10);
        }
    }
}
