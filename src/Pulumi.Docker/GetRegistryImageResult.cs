namespace Pulumi.Docker;

/// <summary>What GetRegistryImage found.</summary>
[OutputType]
public sealed class GetRegistryImageResult
{
    /// <summary>The digest.</summary>
    public readonly string Id;

    /// <summary>Whether the registry's certificate is not checked.</summary>
    public readonly bool? InsecureSkipVerify;

    /// <summary>The image's name.</summary>
    public readonly string Name;

    /// <summary>The manifest's digest.</summary>
    public readonly string Sha256Digest;

    [OutputConstructor]
    private GetRegistryImageResult(
        string id,
        bool? insecureSkipVerify,
        string name,
        string sha256Digest)
    {
        Id = id;
        InsecureSkipVerify = insecureSkipVerify;
        Name = name;
        Sha256Digest = sha256Digest;
    }
}
