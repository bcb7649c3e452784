namespace Fleet;

/// <summary>What the running Pulumi stack's config says about the fleet.</summary>
public sealed record FleetOptions
{
    /// <summary>The ids of the hosts this stack registers; <c>*</c> stands for all.</summary>
    public IReadOnlyList<string> Owns { get; init; } = [];

    /// <summary>Address data by host id: of the owned hosts, and of the peers they talk to.</summary>
    public IReadOnlyDictionary<string, HostAddress> Hosts { get; init; } = new Dictionary<string, HostAddress>();

    /// <summary>Address data of what is outside of the fleet, by name.</summary>
    public IReadOnlyDictionary<string, ExternalAddress> Externals { get; init; } = new Dictionary<string, ExternalAddress>();

    /// <summary>
    /// True when hosts without an entry in <see cref="Hosts"/> are where their declaration says. False unless said, so that
    /// a stack that forgets a host reaches nothing instead of the real one.
    /// </summary>
    public bool DeclaredAddresses { get; init; }

    /// <summary>The stack that generated secrets of hosts this one does not own are read from.</summary>
    public string? SecretsFrom { get; init; }

    /// <summary>True when volumes may be destroyed with everything else, as in a lab.</summary>
    public bool Disposable { get; init; }

    /// <summary>Time between two health tests where a service does not say; 10 seconds unless said.</summary>
    public TimeSpan HealthInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How grave rules are here, by id, where it is not as the rule says.</summary>
    public IReadOnlyDictionary<string, RuleSetting> Rules { get; init; } = new Dictionary<string, RuleSetting>();

    /// <summary>The day on which waivers are looked at; without one none of them ends.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>The operator's own settings.</summary>
    public FleetSettings Settings { get; init; } = new(new Dictionary<string, string>());

    internal bool IsOwned(string host) => Owns.Contains("*") || Owns.Contains(host);
}
