namespace Fleet;

/// <summary>What a machine is made of, as its owner says. What is not said is not compared with anything.</summary>
public sealed record HostFacts
{
    /// <summary>The processor's name, for example <c>Core Ultra 9 275HX</c>.</summary>
    public string? Processor { get; init; }

    /// <summary>What its processor runs.</summary>
    public Architecture? Architecture { get; init; }

    /// <summary>How many processor cores it has.</summary>
    public int? Cores { get; init; }

    /// <summary>Its memory in MiB.</summary>
    public int? MemoryMiB { get; init; }

    /// <summary>Its disks and volumes.</summary>
    public IReadOnlyList<Disk> Disks { get; init; } = [];

    /// <summary>Its GPUs by name, for example <c>RTX 5090</c>.</summary>
    public IReadOnlyList<string> Gpus { get; init; } = [];

    /// <summary>Its operating system, for example <c>Debian 12</c>.</summary>
    public string? System { get; init; }

    /// <summary>Its maker's name for it, for example <c>DS723+</c>.</summary>
    public string? Model { get; init; }
}

/// <summary>A disk or volume of a host.</summary>
/// <param name="MountPoint">Where it is in the host's file system, for example <c>/volume1</c>.</param>
/// <param name="SizeGiB">Its size in GiB; <see langword="null"/> when not known.</param>
public sealed record Disk(string MountPoint, int? SizeGiB = null);

/// <summary>What a processor runs; images are made for it.</summary>
public enum Architecture
{
    /// <summary>64-bit x86.</summary>
    Amd64,

    /// <summary>64-bit Arm.</summary>
    Arm64,

    /// <summary>32-bit Arm, version 7.</summary>
    Arm,
}
