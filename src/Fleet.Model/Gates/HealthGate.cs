namespace Fleet;

/// <summary>
/// Holds back what depends on it until something answers, seen from the gate's own host; also across hosts that
/// different Pulumi stacks own.
/// </summary>
public sealed class HealthGate : StackMember
{
    /// <summary>A gate that opens when what a link leads to answers.</summary>
    /// <param name="name">The permanent name, unique in its stack.</param>
    /// <param name="link">The link of the service that is held back.</param>
    /// <param name="path">The page asked for when the link speaks HTTP; the bare port is tried when it does not.</param>
    public HealthGate(string name, Link link, string path = "/") : base(name) => (Link, HttpPath) = (link, path);

    /// <summary>A gate that opens when an endpoint published on the gate's own host accepts connections.</summary>
    /// <param name="name">The permanent name, unique in its stack.</param>
    /// <param name="endpoint">The published endpoint.</param>
    public HealthGate(string name, Endpoint endpoint) : base(name) => (Endpoint, HttpPath) = (endpoint, "/");

    /// <summary>The link that is tried, when it is one.</summary>
    public Link? Link { get; }

    /// <summary>The endpoint that is tried, when it is one.</summary>
    public Endpoint? Endpoint { get; }

    /// <summary>The page asked for over HTTP.</summary>
    public string HttpPath { get; }

    /// <summary>How long to wait for it; two minutes unless said.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The services whose change makes the gate look again.</summary>
    public IEnumerable<Workload> Guards => new[] { Endpoint?.Service, Link?.To.Service, Link?.Over?.Edge }
        .OfType<Workload>()
        .Distinct();

    /// <summary>What is tried, once all addresses are known.</summary>
    public GateProbe? Probe
    {
        get
        {
            if (Endpoint is not null)
            {
                return Endpoint is { HostAddress: { } address, HostPort: { } port }
                    ? new TcpProbe(address == "0.0.0.0" ? "127.0.0.1" : address, port)
                    : null;
            }

            if (Link?.Over is SiteTransport { KnownName: { } site })
            {
                return site.Host.Place is { Address: var edge }
                    ? new HttpProbe($"{Link.View!.Scheme}://{(edge.Contains(':') ? $"[{edge}]" : edge)}{HttpPath}", site.Name)
                    : null;
            }

            return Link?.View is { Host: { } host, Port: { } number } view
                ? view.Scheme is "http" or "https"
                    ? new HttpProbe(view.Url + HttpPath, null)
                    : new TcpProbe(host, number)
                : null;
        }
    }

    internal override string Noun => "Gate";

    internal override IEnumerable<StackMember> Prerequisites => [.. DependsOn, .. Guards];
}
