using Pulumi;

namespace Fleet.Conformance.Programs;

internal sealed class TestProviderArgs : ResourceArgs
{
    [Input("region")]
    public Input<string>? Region { get; set; }
}
