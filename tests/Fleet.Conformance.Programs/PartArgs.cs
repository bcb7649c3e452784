using Pulumi;

namespace Fleet.Conformance.Programs;

internal sealed class PartArgs : ResourceArgs
{
    [Input("left", required: true)]
    public Input<string> Left { get; set; } = null!;

    [Input("right")]
    public Input<bool>? Right { get; set; }
}
