using System.Collections.Immutable;

namespace Pulumi.Tests.Fakes;

internal sealed class Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("test:index:Thing", name, args, options)
{
    [Output("text")]
    public Output<string?> Text { get; private set; } = null!;

    [Output("number")]
    public Output<int?> Number { get; private set; } = null!;

    [Output("items")]
    public Output<ImmutableArray<string>> Items { get; private set; } = null!;

    [Output("computed")]
    public Output<string?> Computed { get; private set; } = null!;
}

internal sealed class ThingArgs : ResourceArgs
{
    [Input("text")]
    public Input<string>? Text { get; set; }

    [Input("number")]
    public Input<int>? Number { get; set; }

    [Input("items")]
    private InputList<string>? _items;

    public InputList<string> Items { get => _items ??= []; set => _items = value; }

    [Input("tags")]
    private InputMap<string>? _tags;

    public InputMap<string> Tags { get => _tags ??= []; set => _tags = value; }

    [Input("part")]
    public Input<ThingPartArgs>? Part { get; set; }

    [Input("other")]
    public Input<Resource>? Other { get; set; }

    [Input("anything")]
    public Input<object>? Anything { get; set; }
}

internal sealed class ThingPartArgs : ResourceArgs
{
    [Input("left", required: true)]
    public Input<string> Left { get; set; } = null!;

    [Input("right")]
    public Input<bool>? Right { get; set; }
}

internal sealed class Group : ComponentResource
{
    public Group(string name, ComponentResourceOptions? options = null, Action<Group>? children = null)
        : base("test:index:Group", name, options)
    {
        children?.Invoke(this);
        RegisterOutputs();
    }

    public static void Make(string name, Action<Group> children) => Make(name, null, children);

    public static void Make(string name, ComponentResourceOptions? options, Action<Group> children) =>
        _ = new Group(name, options, children);
}
