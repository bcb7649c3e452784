using System.Collections.Immutable;
using Fleet.Remote.Docker;

namespace Fleet.Remote.Capabilities;

/// <summary>What a host and its engine can do, as far as plans depend on it.</summary>
public sealed record HostCapabilities
{
    /// <summary>The engine's version, such as <c>20.10.24</c>.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>The newest API version that the engine speaks.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>The oldest API version that the engine speaks.</summary>
    public required string MinApiVersion { get; init; }

    /// <summary>The system that containers run on, such as <c>linux</c>; empty when it is not known.</summary>
    public string Os { get; init; } = "";

    /// <summary>The host's kind of processor, such as <c>amd64</c>; empty when it is not known.</summary>
    public string Architecture { get; init; } = "";

    /// <summary>Other kinds of processor whose programs the kernel has an emulator for, such as <c>aarch64</c>.</summary>
    public ImmutableArray<string> Emulated { get; init; } = [];

    /// <summary><c>1</c> or <c>2</c>.</summary>
    public string CgroupVersion { get; init; } = "";

    /// <summary>Who makes containers' control groups: <c>cgroupfs</c>, <c>systemd</c>, or <c>none</c>; empty when it is not known.</summary>
    public string CgroupDriver { get; init; } = "";

    /// <summary>The kernel's version.</summary>
    public string Kernel { get; init; } = "";

    /// <summary>The engine's storage driver, such as <c>overlay2</c>.</summary>
    public string StorageDriver { get; init; } = "";

    /// <summary>The file system that the storage driver works on, such as <c>extfs</c> or <c>xfs</c>; empty when it is not known.</summary>
    public string StorageFilesystem { get; init; } = "";

    /// <summary>True when the kernel limits CPU time: without it the engine refuses <c>cpus</c> and ignores CPU quotas.</summary>
    public bool HasCpuQuota { get; init; } = true;

    /// <summary>True when the kernel shares CPU time by weight: without it the engine ignores <c>cpuShares</c>.</summary>
    public bool HasCpuShares { get; init; } = true;

    /// <summary>True when the kernel keeps processes to some processors: without it the engine ignores <c>cpuSet</c>.</summary>
    public bool HasCpuSet { get; init; } = true;

    /// <summary>True when the kernel limits memory: without it the engine ignores such limits.</summary>
    public bool HasMemoryLimit { get; init; } = true;

    /// <summary>True when the kernel limits memory and swap together: without it the engine ignores <c>memorySwap</c>.</summary>
    public bool HasSwapLimit { get; init; } = true;

    /// <summary>True when the engine's socket can be forwarded; false when the Docker command on the host stands in.</summary>
    public bool Forwards { get; init; } = true;

    /// <summary>Where the host has a Docker command; empty when it has none.</summary>
    public string DockerPath { get; init; } = "";

    /// <summary>True when the user may run commands as the superuser without a password, or is the superuser.</summary>
    public bool HasSudo { get; init; }

    /// <summary>True while the engine is the one that these were learnt of, and everything was asked.</summary>
    public bool Fits(EnginePing ping) => Architecture.Length > 0 && ApiVersion == ping.EngineVersion.ToString();
}
