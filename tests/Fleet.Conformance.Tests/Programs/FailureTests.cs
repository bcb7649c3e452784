using Fleet.Conformance.Tests.Kit;
using Fleet.TestKit;
using Xunit;

namespace Fleet.Conformance.Tests.Programs;

public sealed class FailureTests : TwinTests
{
    public static TheoryData<string, Sdk> Programs => Rows(Twins.Failures);

    [NodeTheory]
    [MemberData(nameof(Programs))]
    public Task Programs_that_go_wrong_leave_a_valid_state(string program, Sdk sdk) => CheckAsync(program, sdk);
}
