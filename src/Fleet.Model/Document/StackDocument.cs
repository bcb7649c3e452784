namespace Fleet.Document;

/// <summary>A container stack: its services and what they share.</summary>
public sealed record StackDocument
{
    /// <summary>The id of the host it runs on.</summary>
    public required string Host { get; init; }

    /// <summary>The stack's name, for example <c>libnovel-edge</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is called in drawings; its name when absent.</summary>
    public string? Title { get; init; }

    /// <summary>What it is for, in the operator's words.</summary>
    public string? Description { get; init; }

    /// <summary>Long-running services and one-shot jobs.</summary>
    public required IReadOnlyList<ServiceDocument> Services { get; init; }

    /// <summary>The networks this stack declares.</summary>
    public required IReadOnlyList<NetworkDocument> Networks { get; init; }

    /// <summary>The volumes this stack declares.</summary>
    public required IReadOnlyList<VolumeDocument> Volumes { get; init; }

    /// <summary>What is waited for, seen from the host.</summary>
    public required IReadOnlyList<GateDocument> Gates { get; init; }

    /// <summary>The files it places on the host.</summary>
    public required IReadOnlyList<FileDocument> Files { get; init; }

    /// <summary>The environment it belongs to.</summary>
    public string? Stage { get; init; }

    /// <summary>Programs the host's systemd runs; absent when there are none.</summary>
    public IReadOnlyList<UnitDocument>? Units { get; init; }

    /// <summary>Commands the host's cron runs; absent when there are none.</summary>
    public IReadOnlyList<CronJobDocument>? CronJobs { get; init; }

    /// <summary>Pages that are served as they are; absent when there are none.</summary>
    public IReadOnlyList<StaticSiteDocument>? StaticSites { get; init; }

    /// <summary>Servers of databases; absent when there are none.</summary>
    public IReadOnlyList<DatabaseServerDocument>? DatabaseServers { get; init; }
}

/// <summary>A Docker network.</summary>
public sealed record NetworkDocument
{
    /// <summary>The network's name on the host.</summary>
    public required string Name { get; init; }

    /// <summary>True when nothing in it has a way out.</summary>
    public bool Internal { get; init; }
}

/// <summary>A Docker volume.</summary>
public sealed record VolumeDocument
{
    /// <summary>The volume's name on the host.</summary>
    public required string Name { get; init; }

    /// <summary>True when its content may be destroyed with it.</summary>
    public bool Disposable { get; init; }
}

/// <summary>A health gate: it holds back what depends on it until something answers.</summary>
public sealed record GateDocument
{
    /// <summary>The address within the fleet, <c>host/stack/gate</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What is tried: <c>tcp HOST:PORT</c> or a URL; absent while an address is not known.</summary>
    public string? Tries { get; init; }

    /// <summary>The site that is asked for, where the URL has an address.</summary>
    public string? Site { get; init; }

    /// <summary>The paths of the services whose change makes it look again.</summary>
    public required IReadOnlyList<string> Guards { get; init; }
}

/// <summary>A file placed on the host and mounted read-only.</summary>
public sealed record FileDocument
{
    /// <summary>The file's name within the stack.</summary>
    public required string Name { get; init; }

    /// <summary>The absolute path on the host.</summary>
    public required string Path { get; init; }

    /// <summary>The mode in octal, for example <c>0644</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>The content, every secret in it redacted.</summary>
    public required string Content { get; init; }
}
