using Fleet.Conformance.Tests.Kit;
using Fleet.TestKit;
using Xunit;

namespace Fleet.Conformance.Tests.Programs;

public sealed class CallTests : TwinTests
{
    public static TheoryData<string, Sdk> Programs => Rows(Twins.Calls);

    [NodeTheory]
    [MemberData(nameof(Programs))]
    public Task Calls_are_answered_as_reviewed(string program, Sdk sdk) => CheckAsync(program, sdk);
}
