using Fleet.Conformance.Tests.Kit;
using Fleet.TestKit;
using Xunit;

namespace Fleet.Conformance.Tests.Programs;

public sealed class CallbackTests : TwinTests
{
    public static TheoryData<string, Sdk> Programs => Rows(Twins.Callbacks);

    [NodeTheory]
    [MemberData(nameof(Programs))]
    public Task The_engine_calls_programs_back(string program, Sdk sdk) => CheckAsync(program, sdk);
}
