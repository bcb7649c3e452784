namespace Fleet.Document;

/// <summary>What a machine is made of, as its owner says; what was not said is absent.</summary>
public sealed record HostFactsDocument
{
    /// <summary>The processor's name.</summary>
    public string? Processor { get; init; }

    /// <summary>What its processor runs, for example <c>arm64</c>.</summary>
    public string? Architecture { get; init; }

    /// <summary>How many cores it has.</summary>
    public int? Cores { get; init; }

    /// <summary>Its memory in MiB.</summary>
    public int? MemoryMiB { get; init; }

    /// <summary>Where its disks are mounted, with their size in GiB where that is known.</summary>
    public IReadOnlyDictionary<string, int?>? Disks { get; init; }

    /// <summary>Its GPUs by name.</summary>
    public IReadOnlyList<string>? Gpus { get; init; }

    /// <summary>Its operating system.</summary>
    public string? System { get; init; }

    /// <summary>Its maker's name for it.</summary>
    public string? Model { get; init; }
}

/// <summary>The addresses a host was declared with.</summary>
public sealed record HostAddressesDocument
{
    /// <summary>On the internet.</summary>
    public string? Public { get; init; }

    /// <summary>In the private network.</summary>
    public string? Private { get; init; }

    /// <summary>In the overlay network.</summary>
    public string? Overlay { get; init; }
}

/// <summary>A number of containers that someone said a host runs.</summary>
public sealed record ClaimDocument
{
    /// <summary>How many.</summary>
    public required int Count { get; init; }

    /// <summary>Where it was said.</summary>
    public required string Source { get; init; }
}

/// <summary>A rule of a host's firewall.</summary>
public sealed record FirewallRuleDocument
{
    /// <summary><c>allow</c> or <c>deny</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>The ports, for example <c>443</c> or <c>3001-3200</c>.</summary>
    public required IReadOnlyList<string> Ports { get; init; }

    /// <summary><c>tcp</c> or <c>udp</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>The networks and host ids it is about; absent when it is about everyone.</summary>
    public IReadOnlyList<string>? From { get; init; }

    /// <summary>What it is for.</summary>
    public string? Because { get; init; }
}
