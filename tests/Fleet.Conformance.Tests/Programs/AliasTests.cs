using Fleet.Conformance.Tests.Kit;
using Fleet.TestKit;
using Xunit;

namespace Fleet.Conformance.Tests.Programs;

public sealed class AliasTests : TwinTests
{
    public static TheoryData<string, Sdk> Programs => Rows(Twins.Names);

    [NodeTheory]
    [MemberData(nameof(Programs))]
    public Task Renamed_resources_stay(string program, Sdk sdk) => CheckAsync(program, sdk);
}
