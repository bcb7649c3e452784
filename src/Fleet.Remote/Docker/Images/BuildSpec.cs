namespace Fleet.Remote.Docker;

/// <summary>How an engine is to build an image from an archive of files. Null and empty mean: the engine's default.</summary>
public sealed record BuildSpec
{
    /// <summary>The names that the image gets.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The Dockerfile's path in the archive.</summary>
    public string Dockerfile { get; init; } = "Dockerfile";

    public IReadOnlyDictionary<string, string>? Arguments { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public IReadOnlyList<string>? CacheFrom { get; init; }

    /// <summary>Each as <c>HOST:IP</c>.</summary>
    public IReadOnlyList<string>? ExtraHosts { get; init; }

    public IReadOnlyList<string>? SecurityOptions { get; init; }

    public IReadOnlyList<UlimitConfig>? Ulimits { get; init; }

    public string? Target { get; init; }

    public string? Platform { get; init; }

    public string? NetworkMode { get; init; }

    public string? CgroupParent { get; init; }

    public string? Isolation { get; init; }

    public string? CpuSetCpus { get; init; }

    public string? CpuSetMems { get; init; }

    /// <summary>The address of a repository or an archive that the engine fetches in place of an archive sent to it.</summary>
    public string? Remote { get; init; }

    public long? CpuPeriod { get; init; }

    public long? CpuQuota { get; init; }

    public long? CpuShares { get; init; }

    /// <summary>Bytes.</summary>
    public long? Memory { get; init; }

    /// <summary>Memory and swap together in bytes; -1 is no limit.</summary>
    public long? MemorySwap { get; init; }

    /// <summary>Bytes.</summary>
    public long? ShmSize { get; init; }

    public bool NoCache { get; init; }

    /// <summary>True to look for newer base images.</summary>
    public bool Pull { get; init; }

    /// <summary>False to keep the containers of the build.</summary>
    public bool Remove { get; init; } = true;

    /// <summary>True to remove the containers of a build that failed, too.</summary>
    public bool ForceRemove { get; init; }

    public bool Squash { get; init; }

    public bool Quiet { get; init; }

    /// <summary>Credentials for base images, by registry.</summary>
    public IReadOnlyList<RegistryLogin> Logins { get; init; } = [];
}
