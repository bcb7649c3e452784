using Fleet.Conformance.Tests.Kit;
using Fleet.TestKit;
using Xunit;

namespace Fleet.Conformance.Tests.Programs;

public sealed class ValueTests : TwinTests
{
    public static TheoryData<string, Sdk> Programs => Rows(Twins.Values);

    [NodeTheory]
    [MemberData(nameof(Programs))]
    public Task Values_arrive_and_are_recorded_as_reviewed(string program, Sdk sdk) => CheckAsync(program, sdk);
}
