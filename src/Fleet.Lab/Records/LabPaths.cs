namespace Fleet.Lab.Records;

/// <summary>Where the parts of one lab are and what they are called. Everything carries the lab's id.</summary>
internal sealed record LabPaths(string Id)
{
    /// <summary>Sockets, process marks and logs of all labs; gone after a boot.</summary>
    public const string RunRoot = "/run/fleet-lab";

    /// <summary>Disks of all labs.</summary>
    public const string DataRoot = "/var/lib/fleet-lab";

    /// <summary>Images made for all labs.</summary>
    public const string CacheRoot = "/var/cache/fleet-lab";

    /// <summary>Where <c>ip netns</c> keeps the namespaces it named.</summary>
    public const string NamespaceRoot = "/run/netns";

    public string Run => $"{RunRoot}/{Id}";

    public string Data => $"{DataRoot}/{Id}";

    public string Record => $"{Run}/lab.json";

    /// <summary>The namespace of the bridge, in which no host lives.</summary>
    public string Bridge => $"fleet-lab-{Id}";

    /// <summary>The machine's own end of the link to the bridge; at most 15 characters.</summary>
    public string MachineLink => $"fl-{Id}";

    /// <summary>The nftables table in every namespace of this lab and on the machine.</summary>
    public string Table => $"fleet_lab_{Id}";

    public string CgroupParent => $"fleet-lab/{Id}";

    public string ClientKey => $"{Run}/client_key";

    public string KnownHosts => $"{Run}/known_hosts";

    public HostPaths Host(string name) => new(this, name);

    /// <summary>The names of this lab's host namespaces that exist, whatever a record says.</summary>
    public IEnumerable<string> ExistingHostNames() =>
        Directory.Exists(NamespaceRoot)
            ? Directory.EnumerateFiles(NamespaceRoot, $"{Bridge}-*").Select(path => Path.GetFileName(path)[(Bridge.Length + 1)..])
            : [];
}
