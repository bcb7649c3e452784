using Fleet.Conformance.Tests.Kit;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Conformance.Tests.Programs;

/// <summary>
/// Programs of both SDKs under Fleet's engine: registrations, steps, outputs and states are what one reviewed file says,
/// whichever SDK the program is written with, and what one has made the other one leaves alone.
/// </summary>
public abstract class TwinTests
{
    private protected static TheoryData<string, Sdk> Rows(IEnumerable<Scenario> scenarios)
    {
        var rows = new TheoryData<string, Sdk>();
        foreach (var scenario in scenarios)
        {
            rows.Add(scenario.Program, Sdk.Node);
            rows.Add(scenario.Program, Sdk.Dotnet);
        }

        return rows;
    }

    private protected static async Task CheckAsync(string program, Sdk sdk)
    {
        var scenario = Twins.All.Single(twin => twin.Program == program);
        var report = await Runs.Of(scenario, sdk);

        Snapshot.Matches(report.Text, scenario.IsReviewedApart ? $"{program}.{sdk}.txt" : $"{program}.txt");
        if (!scenario.IsCompared)
        {
            return;
        }

        var other = await Runs.Of(scenario, sdk == Sdk.Node ? Sdk.Dotnet : Sdk.Node);
        var differences = WireComparison.Of(program, sdk == Sdk.Node ? report : other, sdk == Sdk.Node ? other : report)
            .Where(difference => !Array.Exists(Allowances.All, allowance => allowance.Covers(difference)));
        string.Join('\n', differences).Should().BeEmpty("the SDKs must say the same but for what Allowances names");
    }
}
