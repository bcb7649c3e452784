using System.Collections.Immutable;

namespace Pulumi.Docker;

/// <summary>Another name of an image on a host.</summary>
[ResourceType(Token, null)]
public class Tag : CustomResource
{
    private const string Token = "docker:index/tag:Tag";

    /// <summary>Declares one.</summary>
    public Tag(string name, TagArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new TagArgs(), With(options))
    {
    }

    private Tag(string name, Input<string> id, TagState? state, CustomResourceOptions? options)
        : base(Token, name, state, With(options, id))
    {
    }

    /// <summary>The image's name.</summary>
    [Output("sourceImage")]
    public Output<string> SourceImage { get; private set; } = null!;

    /// <summary>The image's id.</summary>
    [Output("sourceImageId")]
    public Output<string> SourceImageId { get; private set; } = null!;

    /// <summary>Values whose change sets the name again.</summary>
    [Output("tagTriggers")]
    public Output<ImmutableArray<string>> TagTriggers { get; private set; } = null!;

    /// <summary>The other name.</summary>
    [Output("targetImage")]
    public Output<string> TargetImage { get; private set; } = null!;

    /// <summary>Reads one that exists, by its id; the state helps to find it.</summary>
    public static Tag Get(
        string name, Input<string> id, TagState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions With(CustomResourceOptions? options, Input<string>? id = null) =>
        CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id });
}
