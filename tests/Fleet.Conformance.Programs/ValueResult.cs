using Pulumi;

namespace Fleet.Conformance.Programs;

[OutputType]
internal sealed class ValueResult
{
    public readonly string Value;

    [OutputConstructor]
    private ValueResult(string value) => Value = value;
}
