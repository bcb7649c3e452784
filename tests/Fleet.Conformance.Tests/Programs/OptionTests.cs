using Fleet.Conformance.Tests.Kit;
using Fleet.TestKit;
using Xunit;

namespace Fleet.Conformance.Tests.Programs;

public sealed class OptionTests : TwinTests
{
    public static TheoryData<string, Sdk> Programs => Rows(Twins.Options);

    [NodeTheory]
    [MemberData(nameof(Programs))]
    public Task Options_do_what_was_reviewed(string program, Sdk sdk) => CheckAsync(program, sdk);
}
