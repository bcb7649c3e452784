using Fleet.Conformance.Tests.Kit;
using Fleet.TestKit;
using Xunit;

namespace Fleet.Conformance.Tests.Programs;

/// <summary>Programs of one SDK under Fleet's engine.</summary>
public sealed class NodeProgramTests
{
    public static TheoryData<string> Programs => [.. Singles.Node.Select(scenario => scenario.Program)];

    [NodeTheory]
    [MemberData(nameof(Programs))]
    public async Task Node_programs_run_as_reviewed(string program)
    {
        var report = await Runs.Of(Singles.Node.Single(scenario => scenario.Program == program), Sdk.Node);

        Snapshot.Matches(report.Text, $"{program}.txt");
    }
}
