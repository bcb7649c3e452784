namespace Fleet.Conformance.Tests.Kit;

/// <summary>Runs each scenario once with each SDK, however many tests look at it.</summary>
internal static class Runs
{
    private static readonly Dictionary<(string Program, Sdk Sdk), Task<Report>> Known = [];

    public static Task<Report> Of(Scenario scenario, Sdk sdk)
    {
        lock (Known)
        {
            if (!Known.TryGetValue((scenario.Program, sdk), out var run))
            {
                Known[(scenario.Program, sdk)] = run = Task.Run(() => ScenarioRun.RunAsync(scenario, sdk));
            }

            return run;
        }
    }
}
