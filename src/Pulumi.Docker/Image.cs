namespace Pulumi.Docker;

/// <summary>An image that is built from a folder and pushed to a registry.</summary>
[ResourceType(Token, null)]
public class Image : CustomResource
{
    private const string Token = "docker:index/image:Image";

    /// <summary>Declares one.</summary>
    public Image(string name, ImageArgs args, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new ImageArgs(), With(options))
    {
    }

    private Image(string name, Input<string> id, CustomResourceOptions? options)
        : base(Token, name, null, With(options, id))
    {
    }

    /// <summary>The image's name.</summary>
    [Output("imageName")]
    public Output<string> ImageName { get; private set; } = null!;

    /// <summary>The name without the tag.</summary>
    [Output("baseImageName")]
    public Output<string?> BaseImageName { get; private set; } = null!;

    /// <summary>The folder it was built from.</summary>
    [Output("context")]
    public Output<string> Context { get; private set; } = null!;

    /// <summary>The Dockerfile it was built with.</summary>
    [Output("dockerfile")]
    public Output<string> Dockerfile { get; private set; } = null!;

    /// <summary>The platform it was built for.</summary>
    [Output("platform")]
    public Output<string?> Platform { get; private set; } = null!;

    /// <summary>The registry it was pushed to.</summary>
    [Output("registryServer")]
    public Output<string> RegistryServer { get; private set; } = null!;

    /// <summary>The name with the digest.</summary>
    [Output("repoDigest")]
    public Output<string> RepoDigest { get; private set; } = null!;

    /// <summary>Reads one that exists, by its id.</summary>
    public static Image Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, id, options);

    private static CustomResourceOptions With(CustomResourceOptions? options, Input<string>? id = null)
    {
        var merged = CustomResourceOptions.Merge(
            new CustomResourceOptions
            {
                Aliases = { new Alias { Type = "docker:image:Image" } },
            },
            options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
