namespace Fleet;

/// <summary>A Docker network. Services of other stacks on the same host may join it.</summary>
/// <param name="name">The permanent name, unique in its stack.</param>
public sealed class Network(string name) : StackMember(name)
{
    private readonly string? _nameOnHost;

    /// <summary>The network's name on the host; <c>stack-name</c> unless said.</summary>
    public string NameOnHost
    {
        get => _nameOnHost ?? $"{Stack?.Name}-{Name}";
        init => _nameOnHost = value;
    }

    /// <summary>Whether its members have a way out.</summary>
    public NetworkReach Reach { get; init; }

    /// <summary>Who makes it: Fleet, unless said.</summary>
    public Origin Origin { get; init; }

    /// <summary>The driver; <c>bridge</c> unless said.</summary>
    public string Driver { get; init; } = "bridge";

    /// <summary>Options of the driver.</summary>
    public Dictionary<string, string> DriverOptions { get; } = [];

    /// <summary>Its labels.</summary>
    public Dictionary<string, string> Labels { get; } = [];

    /// <summary>Its subnets; the engine chooses unless said.</summary>
    public List<Subnet> Subnets { get; } = [];

    /// <summary>Whether it has IPv6 too.</summary>
    public bool HasIpv6 { get; init; }

    /// <summary>Whether containers may be attached to it by hand.</summary>
    public bool IsAttachable { get; init; }

    internal override string Noun => "Network";
}

/// <summary>Whether the members of a network have a way out of it.</summary>
public enum NetworkReach
{
    /// <summary>They reach other networks and the internet.</summary>
    Outside,

    /// <summary>They reach each other only.</summary>
    Inside,
}
