using Fleet.Conformance.Tests.Kit;
using Fleet.TestKit;
using Xunit;

namespace Fleet.Conformance.Tests.Programs;

public sealed class TypedPackageTests : TwinTests
{
    public static TheoryData<string, Sdk> Programs => Rows(Twins.Typed);

    [NodeTheory]
    [MemberData(nameof(Programs))]
    public Task Typed_resources_say_what_the_official_ones_do(string program, Sdk sdk) => CheckAsync(program, sdk);
}
