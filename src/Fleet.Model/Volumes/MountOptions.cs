namespace Fleet;

/// <summary>How something is mounted beyond the ordinary.</summary>
/// <example><code>Mounts = { data.At("/media").With(new MountOptions { Subfolder = "media" }) }</code></example>
public sealed record MountOptions
{
    /// <summary>For a path of the host: how mounts below it spread, for example <c>rslave</c>.</summary>
    public string? Propagation { get; init; }

    /// <summary>How SELinux labels it: <c>z</c> shared, <c>Z</c> private.</summary>
    public string? Relabel { get; init; }

    /// <summary>For a volume: the image's files are not copied into it while it is empty.</summary>
    public bool IsLeftEmpty { get; init; }

    /// <summary>For a volume: the folder of it that is mounted.</summary>
    public string? Subfolder { get; init; }
}
