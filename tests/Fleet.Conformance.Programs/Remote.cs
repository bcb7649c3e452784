using Pulumi;

namespace Fleet.Conformance.Programs;

/// <summary>A component that the test provider makes.</summary>
internal sealed class Remote(string name, ThingArgs args, ComponentResourceOptions? options = null)
    : ComponentResource("test:index:Remote", name, args, options, remote: true)
{
    [Output("text")]
    public Output<string> Text { get; private set; } = null!;
}
