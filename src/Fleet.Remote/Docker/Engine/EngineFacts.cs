using System.Text.Json.Serialization;

namespace Fleet.Remote.Docker;

/// <summary>The engine's version.</summary>
public sealed record EngineVersion
{
    public string Version { get; init; } = "";

    public string ApiVersion { get; init; } = "";

    [JsonPropertyName("MinAPIVersion")]
    public string MinApiVersion { get; init; } = "";

    public string Os { get; init; } = "";

    public string Arch { get; init; } = "";

    public string KernelVersion { get; init; } = "";
}

/// <summary>Facts about the engine and its machine.</summary>
public sealed record EngineInfo
{
    /// <summary>What tells this engine from any other, kept over restarts.</summary>
    [JsonPropertyName("ID")]
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string ServerVersion { get; init; } = "";

    public string OperatingSystem { get; init; } = "";

    [JsonPropertyName("OSType")]
    public string OsType { get; init; } = "";

    public string Architecture { get; init; } = "";

    [JsonPropertyName("NCPU")]
    public int Processors { get; init; }

    /// <summary>Bytes.</summary>
    [JsonPropertyName("MemTotal")]
    public long Memory { get; init; }

    public int Containers { get; init; }

    public int ContainersRunning { get; init; }

    public int Images { get; init; }

    public string Driver { get; init; } = "";

    /// <summary>What the storage driver says of itself, as names with values.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? DriverStatus { get; init; }

    public string CgroupVersion { get; init; } = "";

    /// <summary>Who makes containers' control groups: <c>cgroupfs</c>, <c>systemd</c>, or <c>none</c>.</summary>
    public string CgroupDriver { get; init; } = "";

    /// <summary>True when the kernel limits CPU time.</summary>
    [JsonPropertyName("CpuCfsQuota")]
    public bool HasCpuQuota { get; init; }

    /// <summary>True when the kernel shares CPU time by weight; unknown to some engines.</summary>
    [JsonPropertyName("CPUShares")]
    public bool? HasCpuShares { get; init; }

    /// <summary>True when the kernel keeps processes to some processors; unknown to some engines.</summary>
    [JsonPropertyName("CPUSet")]
    public bool? HasCpuSet { get; init; }

    /// <summary>True when the kernel limits memory.</summary>
    [JsonPropertyName("MemoryLimit")]
    public bool HasMemoryLimit { get; init; }

    /// <summary>True when the kernel limits memory and swap together.</summary>
    [JsonPropertyName("SwapLimit")]
    public bool HasSwapLimit { get; init; }

    public string DockerRootDir { get; init; } = "";
}
