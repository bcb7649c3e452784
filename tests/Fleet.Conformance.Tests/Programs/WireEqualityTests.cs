using Fleet.Conformance.Tests.Kit;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Conformance.Tests.Programs;

/// <summary>What holds of all twins together.</summary>
public sealed class WireEqualityTests
{
    [Fact]
    public void There_are_twins_of_at_least_twenty_five_programs() =>
        Twins.All.Where(twin => twin.IsCompared).Select(twin => twin.Program).Distinct().Should().HaveCountGreaterThan(24);

    [NodeFact]
    public async Task Every_allowance_is_needed_by_some_program()
    {
        var differences = new List<Difference>();
        foreach (var twin in Twins.All.Where(twin => twin.IsCompared))
        {
            var (node, dotnet) = (await Runs.Of(twin, Sdk.Node), await Runs.Of(twin, Sdk.Dotnet));
            differences.AddRange(WireComparison.Of(twin.Program, node, dotnet));
        }

        Allowances.All.Where(allowance => !differences.Exists(allowance.Covers))
            .Should().BeEmpty("an allowance that nothing needs hides the next fault");
    }

    [Fact]
    public void Every_allowance_has_a_reason() =>
        Allowances.All.Should().OnlyContain(allowance => allowance.Reason.EndsWith('.'));
}
