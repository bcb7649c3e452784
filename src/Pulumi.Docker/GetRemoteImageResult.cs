namespace Pulumi.Docker;

/// <summary>What GetRemoteImage found.</summary>
[OutputType]
public sealed class GetRemoteImageResult
{
    /// <summary>The image's id.</summary>
    public readonly string Id;

    /// <summary>The image's name.</summary>
    public readonly string Name;

    /// <summary>The name with the digest.</summary>
    public readonly string RepoDigest;

    [OutputConstructor]
    private GetRemoteImageResult(
        string id,
        string name,
        string repoDigest)
    {
        Id = id;
        Name = name;
        RepoDigest = repoDigest;
    }
}
