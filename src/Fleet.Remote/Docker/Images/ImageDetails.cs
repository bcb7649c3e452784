namespace Fleet.Remote.Docker;

/// <summary>An image as it is.</summary>
public sealed record ImageDetails
{
    public required string Id { get; init; }

    public IReadOnlyList<string>? RepoTags { get; init; }

    /// <summary>Each as <c>repository@digest</c>; none for images that never were in a registry.</summary>
    public IReadOnlyList<string>? RepoDigests { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    public string? Os { get; init; }

    public string? Architecture { get; init; }

    public ContainerConfig? Config { get; init; }
}

/// <summary>An image in a list.</summary>
public sealed record ImageSummary
{
    public required string Id { get; init; }

    public IReadOnlyList<string>? RepoTags { get; init; }

    public IReadOnlyList<string>? RepoDigests { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}

/// <summary>Something a removal of an image did.</summary>
internal sealed record ImageRemoval(string? Untagged, string? Deleted);

/// <summary>A login at a registry.</summary>
/// <param name="Address">The registry's host, such as <c>ghcr.io</c>.</param>
/// <param name="Username">The user's name.</param>
/// <param name="Password">The password or token; never printed.</param>
public sealed record RegistryLogin(string Address, string Username, string Password)
{
    /// <summary>A token that stands for user and password; empty for none.</summary>
    public string IdentityToken { get; init; } = "";

    /// <summary>Address and user: the password is secret.</summary>
    public override string ToString() => $"{Username} at {Address}";
}

/// <summary>How far an operation has got.</summary>
/// <param name="Id">The layer or image it is about; empty for the whole.</param>
/// <param name="Status">What is going on, such as <c>Downloading</c>.</param>
/// <param name="Current">Bytes done; null when unknown.</param>
/// <param name="Total">Bytes in all; null when unknown.</param>
public sealed record ImageProgress(string Id, string Status, long? Current, long? Total);
