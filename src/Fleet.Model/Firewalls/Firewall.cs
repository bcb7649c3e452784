namespace Fleet;

/// <summary>
/// The firewall of a host: what is not allowed is refused. Logins are let in from where the host's access says, and what
/// services publish from where the fleet uses it; rules say the rest. It is one table of its own in nftables, so that
/// Docker's rules are left alone, and the host takes new rules back by itself when they keep Fleet out.
/// </summary>
/// <example><code>
/// new LinuxHost("atlas")
/// {
///     Access = new HostAccess { AllowedSources = ["192.0.2.0/24"] },
///     Firewall = new Firewall
///     {
///         TrustedInterfaces = { "tailscale0" },
///         Rules = { FirewallRule.Allow(80, 443), FirewallRule.Deny((3001, 3200)) with { Because = "applications" } },
///     },
/// }
/// </code></example>
public sealed class Firewall
{
    /// <summary>What is allowed and refused, tried in this order; what services publish is tried after it.</summary>
    public List<FirewallRule> Rules { get; } = [];

    /// <summary>Interfaces through which everything may come, such as that of an overlay network.</summary>
    public List<string> TrustedInterfaces { get; } = [];

    /// <summary>In what time a new connection must have been made for new rules to stay; 30 seconds unless said.</summary>
    public TimeSpan ConfirmWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The chains of the host's table in nft's words.</summary>
    public string ToNftables(Host host) => FirewallWriter.Write(host, this);
}

/// <summary>Allows or refuses some ports.</summary>
public sealed record FirewallRule
{
    private FirewallRule(Verdict verdict, IReadOnlyList<PortRange> ports) => (Verdict, Ports) = (verdict, ports);

    /// <summary>What happens.</summary>
    public Verdict Verdict { get; }

    /// <summary>The ports.</summary>
    public IReadOnlyList<PortRange> Ports { get; }

    /// <summary>Their protocol; TCP unless said.</summary>
    public PortProtocol Protocol { get; init; }

    /// <summary>Networks and addresses it is about, for example <c>192.0.2.0/24</c>; everyone unless said.</summary>
    public IReadOnlyList<string> Networks { get; init; } = [];

    /// <summary>Declared hosts it is about, by all of their addresses.</summary>
    public IReadOnlyList<Host> Hosts { get; init; } = [];

    /// <summary>What it is for; becomes a comment of the rule.</summary>
    public string? Because { get; init; }

    /// <summary>Lets in what asks for these ports.</summary>
    public static FirewallRule Allow(params PortRange[] ports) => new(Verdict.Allow, ports);

    /// <summary>Refuses what asks for these ports.</summary>
    public static FirewallRule Deny(params PortRange[] ports) => new(Verdict.Deny, ports);

    /// <summary>The same rule for these networks and addresses only.</summary>
    public FirewallRule From(params string[] networks) => this with { Networks = networks };

    /// <summary>The same rule for these hosts only.</summary>
    public FirewallRule From(params Host[] hosts) => this with { Hosts = hosts };
}

/// <summary>What a firewall does with what matches a rule.</summary>
public enum Verdict
{
    /// <summary>Lets it in.</summary>
    Allow,

    /// <summary>Drops it.</summary>
    Deny,
}

/// <summary>A port, or all from one to another.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last, part of the range.</param>
/// <example><code>FirewallRule.Allow(443, (60000, 61000), new PortRange(8000, 8010))</code></example>
public readonly record struct PortRange(int First, int Last)
{
    /// <summary>One port.</summary>
    public static implicit operator PortRange(int port) => new(port, port);

    /// <summary>All from the first to the last.</summary>
    public static implicit operator PortRange((int First, int Last) range) => new(range.First, range.Last);

    /// <inheritdoc/>
    public override string ToString() => First == Last ? $"{First}" : $"{First}-{Last}";
}
