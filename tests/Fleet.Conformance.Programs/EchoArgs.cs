using Pulumi;

namespace Fleet.Conformance.Programs;

internal sealed class EchoArgs : InvokeArgs
{
    [Input("text")]
    public Input<string>? Text { get; set; }

    [Input("inner")]
    public Input<PartArgs>? Inner { get; set; }
}
