using System.Collections.Immutable;
using Pulumi;

namespace Fleet.Conformance.Programs;

/// <summary>A resource of a test package, with outputs of every shape.</summary>
internal class Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null, string package = "test")
    : CustomResource($"{package}:index:Thing", name, args ?? new ThingArgs(), options)
{
    [Output("text")]
    public Output<string> Text { get; private set; } = null!;

    [Output("number")]
    public Output<double> Number { get; private set; } = null!;

    [Output("items")]
    public Output<ImmutableArray<string>> Items { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>> Tags { get; private set; } = null!;

    [Output("any")]
    public Output<object?> Any { get; private set; } = null!;

    [Output("computed")]
    public Output<string> Computed { get; private set; } = null!;

    [Output("region")]
    public Output<string> Region { get; private set; } = null!;

    [Output("nothing")]
    public Output<string?> Nothing { get; private set; } = null!;

    public static Thing Get(string name, Input<string> id, ThingArgs? state = null, CustomResourceOptions? options = null) =>
        new(name, state, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}
