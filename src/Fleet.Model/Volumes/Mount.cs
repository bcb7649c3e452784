namespace Fleet;

/// <summary>Something of the host at a path in a container: a volume, config files or a path of the host's own.</summary>
/// <example><code>Mounts = { data.At("/data"), Mount.HostPath("/sys/class/thermal", "/thermal", Access.ReadOnly) }</code></example>
public sealed class Mount
{
    private readonly string? _hostPath;
    private readonly Func<string>? _pathOfPlace;

    internal Mount(Volume volume, string target, Access access) => (Volume, Target, Access) = (volume, target, access);

    internal Mount(ConfigFile file, string target) => (File, Target, Access) = (file, target, Access.ReadOnly);

    internal Mount(ConfigFolder folder, string target) =>
        (Folder, Target, Access) = (folder, target, Access.ReadOnly);

    internal Mount(StackMember place, Func<string> path, string target, Access access) =>
        (Place, _pathOfPlace, Target, Access) = (place, path, target, access);

    private Mount(string hostPath, string target, Access access) =>
        (_hostPath, Target, Access) = (hostPath, target, access);

    /// <summary>A path of the host's own, for example the engine's socket.</summary>
    public static Mount HostPath(string path, string target, Access access = Access.ReadWrite) =>
        new(path, target, access);

    /// <summary>The volume, when it is one.</summary>
    public Volume? Volume { get; }

    /// <summary>The config file, when it is one.</summary>
    public ConfigFile? File { get; }

    /// <summary>The folder of config files, when it is one.</summary>
    public ConfigFolder? Folder { get; }

    /// <summary>The config files it brings: one, those of a folder, or none.</summary>
    public IReadOnlyList<ConfigFile> Files => File is null ? Folder?.ToList() ?? [] : [File];

    /// <summary>The folder of the host or the static site, when it is one.</summary>
    public StackMember? Place { get; }

    /// <summary>The absolute path in the container.</summary>
    public string Target { get; }

    /// <summary>What the container may do with it.</summary>
    public Access Access { get; }

    /// <summary>How it is mounted beyond the ordinary.</summary>
    public MountOptions Options { get; private init; } = new();

    /// <summary>The same, mounted with these options.</summary>
    public Mount With(MountOptions options) => Volume is not null ? new Mount(Volume, Target, Access) { Options = options }
        : File is not null ? new Mount(File, Target) { Options = options }
        : Folder is not null ? new Mount(Folder, Target) { Options = options }
        : Place is not null ? new Mount(Place, _pathOfPlace!, Target, Access) { Options = options }
        : new Mount(_hostPath!, Target, Access) { Options = options };

    /// <summary>The volume's name or the absolute path on the host.</summary>
    public string Source => Volume?.NameOnHost ?? File?.PathOnHost ?? Folder?.PathOnHost ?? _pathOfPlace?.Invoke() ?? _hostPath!;
}

/// <summary>What a container may do with a mount.</summary>
public enum Access
{
    /// <summary>Read and write.</summary>
    ReadWrite,

    /// <summary>Read only.</summary>
    ReadOnly,
}
