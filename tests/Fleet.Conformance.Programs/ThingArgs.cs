using Pulumi;

namespace Fleet.Conformance.Programs;

internal sealed class ThingArgs : ResourceArgs
{
    [Input("text")]
    public Input<string>? Text { get; set; }

    [Input("number")]
    public Input<double>? Number { get; set; }

    [Input("flag")]
    public Input<bool>? Flag { get; set; }

    [Input("items")]
    private InputList<string>? _items;

    public InputList<string> Items { get => _items ??= []; set => _items = value; }

    [Input("tags")]
    private InputMap<string>? _tags;

    public InputMap<string> Tags { get => _tags ??= []; set => _tags = value; }

    [Input("part")]
    public Input<PartArgs>? Part { get; set; }

    [Input("parts")]
    private InputList<PartArgs>? _parts;

    public InputList<PartArgs> Parts { get => _parts ??= []; set => _parts = value; }

    [Input("any")]
    public Input<object>? Any { get; set; }

    [Input("other")]
    public Input<Resource>? Other { get; set; }

    [Input("file")]
    public Input<AssetOrArchive>? File { get; set; }

    [Input("replace")]
    public Input<string>? Replace { get; set; }

    [Input("deleteFirst")]
    public Input<string>? DeleteFirst { get; set; }

    [Input("fail")]
    public Input<string>? Fail { get; set; }

    [Input("flaky")]
    public Input<double>? Flaky { get; set; }

    [Input("bad")]
    public Input<string>? Bad { get; set; }

    [Input("hint")]
    public Input<string>? Hint { get; set; }
}
