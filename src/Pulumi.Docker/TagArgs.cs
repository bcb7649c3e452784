namespace Pulumi.Docker;

/// <summary>Another name of an image on a host.</summary>
public sealed class TagArgs : ResourceArgs
{
    /// <summary>The image's name.</summary>
    [Input("sourceImage", required: true)]
    public Input<string> SourceImage { get; set; } = null!;

    [Input("tagTriggers")]
    private InputList<string>? _tagTriggers;

    /// <summary>Values whose change sets the name again.</summary>
    public InputList<string> TagTriggers { get => _tagTriggers ??= []; set => _tagTriggers = value; }

    /// <summary>The other name.</summary>
    [Input("targetImage", required: true)]
    public Input<string> TargetImage { get; set; } = null!;

    /// <summary>No arguments.</summary>
    public static new TagArgs Empty => new();
}
