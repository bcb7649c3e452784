using Pulumi;

namespace Fleet.Conformance.Programs;

[OutputType]
internal sealed class EchoResult
{
    public readonly string Text;
    public readonly string Region;

    [OutputConstructor]
    private EchoResult(string text, string region) => (Text, Region) = (text, region);
}
