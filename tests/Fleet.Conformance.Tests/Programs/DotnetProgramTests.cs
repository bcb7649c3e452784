using Fleet.Conformance.Tests.Kit;
using Fleet.TestKit;
using Xunit;

namespace Fleet.Conformance.Tests.Programs;

/// <summary>Programs of one SDK under Fleet's engine.</summary>
public sealed class DotnetProgramTests
{
    public static TheoryData<string> Programs => [.. Singles.Dotnet.Select(scenario => scenario.Program)];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Dotnet_programs_run_as_reviewed(string program)
    {
        var report = await Runs.Of(Singles.Dotnet.Single(scenario => scenario.Program == program), Sdk.Dotnet);

        Snapshot.Matches(report.Text, $"{program}.txt");
    }
}
