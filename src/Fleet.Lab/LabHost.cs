namespace Fleet.Lab;

/// <summary>One simulated host: a network namespace with its own root, engine and SSH server.</summary>
public sealed record LabHost
{
    /// <summary>Its name: lower-case letters, digits and dashes. It is the host's id in the declared fleet.</summary>
    public required string Name { get; init; }

    /// <summary>Its address, in <c>198.18.NUMBER.0/24</c>, from .11 to .254.</summary>
    public required string Address { get; init; }

    /// <summary>Its address in the overlay, in <c>198.19.NUMBER.0/24</c>; null when it is in none.</summary>
    public string? Overlay { get; init; }

    /// <summary>The size of its disk in MiB. It takes only what is written, so it may exceed what the machine has.</summary>
    public int DiskMiB { get; init; } = 16 * 1024;

    /// <summary>What it is like.</summary>
    public LabHostKind Kind { get; init; }

    /// <summary>Who logs in, with the lab's key. Another one than root may use <c>sudo</c> without a password.</summary>
    public string User { get; init; } = "root";
}
