using Fleet.Conformance.Tests.Kit;
using Fleet.TestKit;
using Xunit;

namespace Fleet.Conformance.Tests.Programs;

public sealed class ProviderTests : TwinTests
{
    public static TheoryData<string, Sdk> Programs => Rows(Twins.Providers);

    [NodeTheory]
    [MemberData(nameof(Programs))]
    public Task Resources_find_their_providers(string program, Sdk sdk) => CheckAsync(program, sdk);
}
