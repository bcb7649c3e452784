using System.Text.Json.Serialization;

namespace Fleet.Remote.Docker;

/// <summary>How a container relates to its host, as the engine takes and gives it. Null means: not said.</summary>
public sealed record HostConfig
{
    /// <summary>Each as <c>SOURCE:TARGET[:OPTIONS]</c>.</summary>
    public IReadOnlyList<string>? Binds { get; init; }

    public IReadOnlyList<MountConfig>? Mounts { get; init; }

    /// <summary>Mount options by path.</summary>
    public IReadOnlyDictionary<string, string>? Tmpfs { get; init; }

    public IReadOnlyList<string>? VolumesFrom { get; init; }

    /// <summary>By container port, such as <c>80/tcp</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PortBinding>?>? PortBindings { get; init; }

    public bool? PublishAllPorts { get; init; }

    public RestartPolicy? RestartPolicy { get; init; }

    public bool? AutoRemove { get; init; }

    public bool? Privileged { get; init; }

    public IReadOnlyList<string>? CapAdd { get; init; }

    public IReadOnlyList<string>? CapDrop { get; init; }

    public IReadOnlyList<string>? SecurityOpt { get; init; }

    public IReadOnlyList<string>? MaskedPaths { get; init; }

    public IReadOnlyList<string>? ReadonlyPaths { get; init; }

    public bool? ReadonlyRootfs { get; init; }

    public IReadOnlyList<string>? Dns { get; init; }

    public IReadOnlyList<string>? DnsOptions { get; init; }

    public IReadOnlyList<string>? DnsSearch { get; init; }

    /// <summary>Each as <c>HOST:IP</c>.</summary>
    public IReadOnlyList<string>? ExtraHosts { get; init; }

    public IReadOnlyList<string>? GroupAdd { get; init; }

    public bool? Init { get; init; }

    public string? IpcMode { get; init; }

    public string? PidMode { get; init; }

    public string? UsernsMode { get; init; }

    public string? CgroupnsMode { get; init; }

    public string? CgroupParent { get; init; }

    public string? NetworkMode { get; init; }

    public LogConfig? LogConfig { get; init; }

    public string? Runtime { get; init; }

    /// <summary>Bytes.</summary>
    public long? ShmSize { get; init; }

    public IReadOnlyDictionary<string, string>? StorageOpt { get; init; }

    public IReadOnlyDictionary<string, string>? Sysctls { get; init; }

    public IReadOnlyList<UlimitConfig>? Ulimits { get; init; }

    public IReadOnlyList<DeviceConfig>? Devices { get; init; }

    public IReadOnlyList<DeviceRequest>? DeviceRequests { get; init; }

    public IReadOnlyList<string>? DeviceCgroupRules { get; init; }

    /// <summary>Bytes; 0 is no limit.</summary>
    public long? Memory { get; init; }

    /// <summary>Bytes; 0 is no limit.</summary>
    public long? MemoryReservation { get; init; }

    /// <summary>Memory and swap together in bytes; -1 is no limit.</summary>
    public long? MemorySwap { get; init; }

    public long? CpuShares { get; init; }

    public string? CpusetCpus { get; init; }

    /// <summary>Microseconds.</summary>
    public long? CpuPeriod { get; init; }

    /// <summary>Microseconds.</summary>
    public long? CpuQuota { get; init; }

    /// <summary>Billionths of a processor.</summary>
    public long? NanoCpus { get; init; }

    public IReadOnlyList<ThrottleDevice>? BlkioDeviceReadBps { get; init; }

    public IReadOnlyList<ThrottleDevice>? BlkioDeviceWriteBps { get; init; }

    [JsonPropertyName("BlkioDeviceReadIOps")]
    public IReadOnlyList<ThrottleDevice>? BlkioDeviceReadIops { get; init; }

    [JsonPropertyName("BlkioDeviceWriteIOps")]
    public IReadOnlyList<ThrottleDevice>? BlkioDeviceWriteIops { get; init; }
}
