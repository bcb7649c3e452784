using Pulumi;

namespace Fleet.Conformance.Programs;

[OutputType]
internal sealed class SaidResult
{
    public readonly string Said;

    [OutputConstructor]
    private SaidResult(string said) => Said = said;
}
