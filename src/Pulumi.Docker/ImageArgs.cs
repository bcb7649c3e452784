namespace Pulumi.Docker;

/// <summary>An image that is built from a folder and pushed to a registry.</summary>
public sealed class ImageArgs : ResourceArgs
{
    /// <summary>How to build it.</summary>
    [Input("build")]
    public Input<Inputs.DockerBuildArgs>? Build { get; set; }

    /// <summary>Whether a preview builds it too.</summary>
    [Input("buildOnPreview")]
    public Input<bool>? BuildOnPreview { get; set; } = false;

    /// <summary>The image's name.</summary>
    [Input("imageName", required: true)]
    public Input<string> ImageName { get; set; } = null!;

    /// <summary>The registry to push it to.</summary>
    [Input("registry")]
    public Input<Inputs.RegistryArgs>? Registry { get; set; }

    /// <summary>Whether it is not pushed.</summary>
    [Input("skipPush")]
    public Input<bool>? SkipPush { get; set; } = false;

    /// <summary>No arguments.</summary>
    public static new ImageArgs Empty => new();
}
