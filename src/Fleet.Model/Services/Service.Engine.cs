namespace Fleet;

/// <summary>What the engine is told about a container beyond the ordinary. What is not said is left to the engine.</summary>
public partial class Service
{
    /// <summary>Whether it has all of the host's privileges; never, unless said.</summary>
    public bool Privileged { get; init; }

    /// <summary>Kernel capabilities it has beyond the usual ones, for example <c>NET_ADMIN</c>.</summary>
    public List<string> AddedCapabilities { get; } = [];

    /// <summary>Kernel capabilities taken from it; <c>ALL</c> takes every one.</summary>
    public List<string> DroppedCapabilities { get; } = [];

    /// <summary>Options of security modules, for example <c>no-new-privileges:true</c>.</summary>
    public List<string> SecurityOptions { get; } = [];

    /// <summary>Whether its own file system is read-only.</summary>
    public bool ReadOnlyRoot { get; init; }

    /// <summary>Whether a small init process forwards signals and reaps children.</summary>
    public bool? Init { get; init; }

    /// <summary>The host name it sees as its own.</summary>
    public string? Hostname { get; init; }

    /// <summary>The domain of that host name.</summary>
    public string? DomainName { get; init; }

    /// <summary>Name servers it asks instead of the host's.</summary>
    public List<string> Dns { get; } = [];

    /// <summary>Domains in which it looks up short names.</summary>
    public List<string> DnsSearch { get; } = [];

    /// <summary>Options of its resolver.</summary>
    public List<string> DnsOptions { get; } = [];

    /// <summary>Further names it knows, each with its address or <c>host-gateway</c>.</summary>
    public Dictionary<string, string> ExtraHosts { get; } = [];

    /// <summary>Further groups of its user.</summary>
    public List<string> ExtraGroups { get; } = [];

    /// <summary>Kernel parameters of its namespaces.</summary>
    public Dictionary<string, string> Sysctls { get; } = [];

    /// <summary>Limits of its processes by name, for example <c>nofile</c>.</summary>
    public Dictionary<string, ProcessLimit> ProcessLimits { get; } = [];

    /// <summary>Where its output goes; the engine's setting unless said.</summary>
    public LogSettings? Logging { get; init; }

    /// <summary>Folders in memory: mount options by path, for example <c>size=64m</c>; empty for none.</summary>
    public Dictionary<string, string> MemoryFolders { get; } = [];

    /// <summary>The size of <c>/dev/shm</c> in MiB.</summary>
    public int? SharedMemoryMiB { get; init; }

    /// <summary>The signal that asks it to stop.</summary>
    public string? StopSignal { get; init; }

    /// <summary>Whose inter-process communication it shares, for example <c>host</c>.</summary>
    public string? IpcMode { get; init; }

    /// <summary>Whose processes it sees; <c>host</c> for all of the host's.</summary>
    public string? PidMode { get; init; }

    /// <summary>The user namespace; <c>host</c> for the host's.</summary>
    public string? UserNamespaceMode { get; init; }

    /// <summary>The control group namespace: <c>private</c> or <c>host</c>.</summary>
    public string? CgroupMode { get; init; }

    /// <summary>The parent control group.</summary>
    public string? CgroupParent { get; init; }

    /// <summary>The engine's runtime to use.</summary>
    public string? Runtime { get; init; }

    /// <summary>The platform of its image, for example <c>linux/arm64</c>.</summary>
    public string? Platform { get; init; }

    /// <summary>Whether it has a terminal.</summary>
    public bool HasTerminal { get; init; }

    /// <summary>Whether its standard input stays open.</summary>
    public bool KeepsInputOpen { get; init; }

    /// <summary>How many processors it may use, for example 0.5.</summary>
    public decimal? Cpus { get; init; }

    /// <summary>Its weight against other containers when processors are short.</summary>
    public int? CpuShares { get; init; }

    /// <summary>The processors it may run on, for example <c>0-3</c>.</summary>
    public string? CpuSet { get; init; }

    /// <summary>The memory in MiB it is shrunk to when the host runs short.</summary>
    public int? MemoryReservationMiB { get; init; }

    /// <summary>The limit of memory and swap together in MiB; -1 for none.</summary>
    public int? MemorySwapMiB { get; init; }

    /// <summary>How often <see cref="RestartPolicy.OnFailure"/> starts it again at most.</summary>
    public int? MaxRestarts { get; init; }

    /// <summary>Options of the storage driver.</summary>
    public Dictionary<string, string> StorageOptions { get; } = [];

    /// <summary>Rules of the control group for devices, for example <c>c 188:* rmw</c>.</summary>
    public List<string> DeviceRules { get; } = [];

    /// <summary>What it is in networks beyond its name.</summary>
    public Dictionary<Network, Attachment> Attachments { get; } = [];
}
