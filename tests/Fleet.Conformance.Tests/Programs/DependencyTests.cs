using Fleet.Conformance.Tests.Kit;
using Fleet.TestKit;
using Xunit;

namespace Fleet.Conformance.Tests.Programs;

public sealed class DependencyTests : TwinTests
{
    public static TheoryData<string, Sdk> Programs => Rows(Twins.Dependencies);

    [NodeTheory]
    [MemberData(nameof(Programs))]
    public Task Dependencies_are_recorded_as_reviewed(string program, Sdk sdk) => CheckAsync(program, sdk);
}
