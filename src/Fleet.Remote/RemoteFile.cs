namespace Fleet.Remote;

/// <summary>A file to write.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Content">What it will hold.</param>
public sealed record RemoteFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>Permissions in octal, such as <c>0644</c>; null keeps those of the file it replaces, else 0644.</summary>
    public string? Mode { get; init; }

    /// <summary>The owning user, by name or number; null leaves it to the host.</summary>
    public string? Owner { get; init; }

    /// <summary>The owning group, by name or number; null leaves it to the host.</summary>
    public string? Group { get; init; }

    /// <summary>
    /// A shell text that decides whether the new file may take its place: it is run before that, with the new file's
    /// path in <c>$FILE</c>, and refuses by an exit code other than 0. Null asks nobody.
    /// </summary>
    public string? Validation { get; init; }

    /// <summary>Where the file that is replaced stays, unless there is one from before; null keeps none.</summary>
    public string? PreviousPath { get; init; }

    /// <summary>True to write as the superuser through <c>sudo -n</c>.</summary>
    public bool Sudo { get; init; }
}
