namespace Fleet;

/// <summary>
/// A file on the host, mounted read-only where a service needs it. A changed content replaces the containers that mount it,
/// unless it is mounted with its <see cref="ConfigFolder"/> by a service that can <see cref="Reload"/>.
/// </summary>
/// <param name="name">The permanent name, unique in its stack; also its file name on the host.</param>
/// <param name="content">The content; it may hold secrets and endpoints.</param>
public sealed class ConfigFile(string name, Value content) : StackMember(name)
{
    private bool _isMounted;

    /// <summary>The folder on a host that holds the files of all its stacks.</summary>
    public const string Folder = "/srv/fleet";

    /// <summary>The content.</summary>
    public Value Content { get; } = content;

    /// <summary>The mode in octal; <c>0644</c> unless said.</summary>
    public string Mode { get; init; } = "0644";

    /// <summary>The owning user, by name or number; <c>root</c> unless said.</summary>
    public string Owner { get; init; } = "root";

    /// <summary>The owning group, by name or number; <c>root</c> unless said.</summary>
    public string Group { get; init; } = "root";

    /// <summary>The absolute path on the host.</summary>
    public string PathOnHost => $"{In?.PathOnHost ?? $"{Host?.FilesFolder ?? Folder}/{Stack?.Name}"}/{Name}";

    /// <summary>How a new version is judged before it takes its place; not at all unless said.</summary>
    public FileValidation? Validation { get; init; }

    /// <summary>The folder it is mounted with; <see langword="null"/> when it is mounted alone.</summary>
    public ConfigFolder? In { get; internal set; }

    /// <summary>This file at a path in a container, read-only.</summary>
    public Mount At(string target)
    {
        _isMounted = true;
        return new(this, target);
    }

    internal override string Noun => "File";

    /// <summary>True when containers read it; what they do not read is for programs of the host.</summary>
    internal bool IsMounted => _isMounted || In is not null;

    internal override bool IsOnHostNetwork => !IsMounted;

    // What is mounted is held against the rules as what its readers see.
    internal override IEnumerable<(ValuePlace Where, Value Value)> Values => IsMounted ? [] : [("its content", Content)];

    // Whoever reads it uses what is in it.
    internal override IEnumerable<Endpoint> Used => [];

    /// <summary>Those who mount it; the content is written as they see the fleet.</summary>
    internal IEnumerable<Workload> Readers => Host is null
        ? []
        : Host.Stacks.SelectMany(stack => stack.Workloads)
            .Where(workload => workload.Mounts.Any(mount => mount.Files.Contains(this)));

    /// <summary>The content as its first reader sees it, the host itself when no container reads it.</summary>
    public ResolvedValue Resolve() => Content.Resolve(IsMounted ? Readers.FirstOrDefault() : this);
}
