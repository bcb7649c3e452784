namespace Fleet.Model.Tests.Guardrails;

/// <summary>A rule with a fleet that breaks it and one, as near to that as can be, that keeps it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Breaks">Declares, on top of a sound fleet, what breaks it.</param>
/// <param name="Keeps">Declares what keeps it.</param>
internal sealed record Sample(Rule Rule, Action<TestFleet> Breaks, Action<TestFleet> Keeps)
{
    /// <summary>Options of the fleet that breaks it, where those do.</summary>
    public Func<FleetOptions, FleetOptions> Options { get; init; } = options => options;

    public IReadOnlyList<string> Broken() => Findings(Breaks, Options);

    public IReadOnlyList<string> Kept() => Findings(Keeps, options => options);

    /// <summary>What the rule finds in a fleet in which every rule counts.</summary>
    private List<string> Findings(Action<TestFleet> declare, Func<FleetOptions, FleetOptions> options)
    {
        var fleet = new TestFleet(usual => options(usual with
        {
            Rules = new Dictionary<string, RuleSetting>(),
            Today = new DateOnly(2026, 6, 1),
        }));
        declare(fleet);
        return [.. fleet.Model.Check().Where(finding => finding.Rule == Rule.Id).Select(finding => finding.Message)];
    }
}
