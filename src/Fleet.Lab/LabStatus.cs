using System.Collections.Immutable;

namespace Fleet.Lab;

/// <summary>What of a lab is alive.</summary>
/// <param name="Id">The instance's id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Hosts">Its hosts in declared order.</param>
/// <param name="Dropped">
/// Packets to forbidden addresses that were dropped, over all namespaces and the machine, by address.
/// </param>
public sealed record LabStatus(
    string Id, int Number, ImmutableArray<HostStatus> Hosts, ImmutableSortedDictionary<string, long> Dropped)
{
    /// <summary>How many packets to forbidden addresses were dropped in all. In a sound run this is 0.</summary>
    public long DroppedPackets => Dropped.Values.Sum();

    /// <summary>True when every host runs with its engine and SSH server.</summary>
    public bool IsWhole => Hosts.All(host => host is { Running: true, Engine: true, Ssh: true } && host.Faults.IsEmpty);
}

/// <summary>What of a simulated host is alive.</summary>
public sealed record HostStatus
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its address.</summary>
    public required string Address { get; init; }

    /// <summary>Its overlay address.</summary>
    public string? Overlay { get; init; }

    /// <summary>True while its namespaces are held.</summary>
    public bool Running { get; init; }

    /// <summary>True when its engine answers.</summary>
    public bool Engine { get; init; }

    /// <summary>True while its SSH server runs.</summary>
    public bool Ssh { get; init; }

    /// <summary>How many containers its engine has.</summary>
    public int Containers { get; init; }

    /// <summary>How many of them run.</summary>
    public int RunningContainers { get; init; }

    /// <summary>The faults that were made and not healed, in words.</summary>
    public ImmutableArray<string> Faults { get; init; } = [];

    /// <summary>Packets to forbidden addresses that were dropped in this host's namespace, by address.</summary>
    public ImmutableSortedDictionary<string, long> Dropped { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>The engine's socket on this machine.</summary>
    public required string EngineSocket { get; init; }
}
