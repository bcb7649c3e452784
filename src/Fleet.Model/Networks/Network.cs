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
