using System.Text.Json.Serialization;

namespace Fleet.Remote.Docker;

/// <summary>Where a container port is published. Both texts may be empty: every address, a port the engine picks.</summary>
public sealed record PortBinding(string? HostIp, string? HostPort);

/// <summary>When the engine starts a container again: <c>no</c>, <c>on-failure</c>, <c>always</c>, <c>unless-stopped</c>.</summary>
public sealed record RestartPolicy(string Name, int MaximumRetryCount);

/// <summary>Where a container's output goes.</summary>
public sealed record LogConfig(string Type, IReadOnlyDictionary<string, string>? Config);

/// <summary>A limit of the kernel; -1 is none.</summary>
public sealed record UlimitConfig(string Name, long Soft, long Hard);

/// <summary>A device of the host inside of a container.</summary>
public sealed record DeviceConfig(string PathOnHost, string PathInContainer, string CgroupPermissions);

/// <summary>How fast a device may be used, per second.</summary>
public sealed record ThrottleDevice(string Path, long Rate);

/// <summary>Devices asked for by what they can do.</summary>
public sealed record DeviceRequest
{
    public string? Driver { get; init; }

    /// <summary>-1 is all.</summary>
    public int Count { get; init; }

    [JsonPropertyName("DeviceIDs")]
    public IReadOnlyList<string>? DeviceIds { get; init; }

    public IReadOnlyList<IReadOnlyList<string>>? Capabilities { get; init; }

    public IReadOnlyDictionary<string, string>? Options { get; init; }
}

/// <summary>Something mounted into a container.</summary>
public sealed record MountConfig
{
    /// <summary><c>bind</c>, <c>volume</c> or <c>tmpfs</c>.</summary>
    public required string Type { get; init; }

    public string? Source { get; init; }

    public required string Target { get; init; }

    public bool? ReadOnly { get; init; }

    public BindOptions? BindOptions { get; init; }

    public VolumeOptions? VolumeOptions { get; init; }

    public TmpfsOptions? TmpfsOptions { get; init; }
}

/// <summary>Options of a bind mount.</summary>
public sealed record BindOptions(string? Propagation);

/// <summary>Options of a volume mount.</summary>
public sealed record VolumeOptions
{
    public bool? NoCopy { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public VolumeDriver? DriverConfig { get; init; }

    /// <summary>Understood from API 1.45 on.</summary>
    public string? Subpath { get; init; }
}

/// <summary>The driver of a volume that a mount makes.</summary>
public sealed record VolumeDriver(string? Name, IReadOnlyDictionary<string, string>? Options);

/// <summary>Options of a memory mount: bytes, and the file mode as a number.</summary>
public sealed record TmpfsOptions(long? SizeBytes, int? Mode);
