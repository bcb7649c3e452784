namespace Pulumi.Docker.Outputs;

/// <summary>A secret for a build.</summary>
[OutputType]
public sealed class RemoteImageBuildSecret
{
    /// <summary>The environment variable that holds it.</summary>
    public readonly string? Env;

    /// <summary>Its id in the Dockerfile.</summary>
    public readonly string Id;

    /// <summary>The file that holds it.</summary>
    public readonly string? Src;

    [OutputConstructor]
    private RemoteImageBuildSecret(
        string? env,
        string id,
        string? src)
    {
        Env = env;
        Id = id;
        Src = src;
    }
}
