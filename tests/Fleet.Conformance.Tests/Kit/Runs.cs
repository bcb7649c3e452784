using System.Collections.Concurrent;

namespace Fleet.Conformance.Tests.Kit;

/// <summary>Runs each scenario once with each SDK, however many tests look at it.</summary>
internal static class Runs
{
    private static readonly ConcurrentDictionary<(string Program, Sdk Sdk), Lazy<Task<Report>>> Known = new();

    public static Task<Report> Of(Scenario scenario, Sdk sdk) => Known.GetOrAdd(
        (scenario.Program, sdk), _ => new Lazy<Task<Report>>(() => ScenarioRun.RunAsync(scenario, sdk))).Value;
}
