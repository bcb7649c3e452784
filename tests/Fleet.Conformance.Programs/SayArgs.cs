using Pulumi;

namespace Fleet.Conformance.Programs;

internal sealed class SayArgs : CallArgs
{
    [Input("what")]
    public Input<string>? What { get; set; }

    [Input("plain")]
    public Input<string>? Plain { get; set; }
}
