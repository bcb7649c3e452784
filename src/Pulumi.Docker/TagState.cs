namespace Pulumi.Docker;

/// <summary>Another name of an image on a host: what is known of one that exists.</summary>
public sealed class TagState : ResourceArgs
{
    /// <summary>The image's name.</summary>
    [Input("sourceImage")]
    public Input<string>? SourceImage { get; set; }

    /// <summary>The image's id.</summary>
    [Input("sourceImageId")]
    public Input<string>? SourceImageId { get; set; }

    [Input("tagTriggers")]
    private InputList<string>? _tagTriggers;

    /// <summary>Values whose change sets the name again.</summary>
    public InputList<string> TagTriggers { get => _tagTriggers ??= []; set => _tagTriggers = value; }

    /// <summary>The other name.</summary>
    [Input("targetImage")]
    public Input<string>? TargetImage { get; set; }

    /// <summary>No arguments.</summary>
    public static new TagState Empty => new();
}
