namespace Fleet;

/// <summary>How a link gets from one host to another.</summary>
public abstract class Transport
{
    /// <summary>Over the overlay network (WireGuard, Tailscale): the endpoint is published on its host's overlay address.</summary>
    public static Transport Overlay { get; } = new AddressTransport("overlay", Publish.Overlay);

    /// <summary>Over the internet: the endpoint is published to everyone, and found at its host's public address.</summary>
    public static Transport Internet { get; } = new AddressTransport("internet", Publish.Everywhere);

    /// <summary>Over a network both hosts are in: the endpoint is published on its host's own address.</summary>
    public static Transport PrivateNetwork { get; } = new AddressTransport("private-network", Publish.HostAddress);

    /// <summary>Through a site of an edge, by the site's name.</summary>
    public static Transport Route(Site site) => new SiteTransport(site);

    /// <summary>Through a layer-4 route of an edge.</summary>
    public static Transport Route(TcpRoute route) => new TcpTransport(route);

    /// <summary>The transport's name in documents.</summary>
    internal abstract string Name { get; }

    /// <summary>The edge it leads through.</summary>
    internal virtual Service? Edge => null;

    /// <summary>A name the caller must be able to resolve, with the host it stands for.</summary>
    internal virtual (string Name, Host Host)? KnownName => null;

    internal abstract EndpointView See(Endpoint endpoint);

    /// <summary>Why the transport does not lead to the endpoint, with the mend; <see langword="null"/> when it does.</summary>
    internal abstract (string Reason, string Mend)? Objection(Endpoint endpoint);
}

/// <summary>Straight to an address the endpoint is published on.</summary>
internal sealed class AddressTransport(string name, Publish publish) : Transport
{
    internal override string Name => name;

    internal override EndpointView See(Endpoint endpoint)
    {
        if (endpoint is { Listener: null, External: { } external } && (external.RunsOn is null || external.OwnPlace is not null))
        {
            return EndpointView.For(endpoint, external);
        }

        var host = endpoint.Listener?.Host ?? endpoint.External?.RunsOn;
        var address = publish switch
        {
            Publish.Overlay => host?.Place?.Overlay,
            Publish.Everywhere => host?.Place?.Public ?? host?.Place?.Address,
            _ => host?.Place?.Peers,
        };
        return new EndpointView(
            endpoint.Scheme,
            address,
            endpoint.Listener is null ? endpoint.PublishedPort ?? endpoint.ContainerPort : endpoint.HostPort,
            $"{(publish == Publish.Overlay ? "overlay address" : "address")} of '{host?.Id}'");
    }

    internal override (string Reason, string Mend)? Objection(Endpoint endpoint) =>
        endpoint.Listener is null || endpoint.Binding == publish || endpoint.Binding == Publish.Everywhere
            ? null
            : ($"'{endpoint.Name}' of '{endpoint.Listener?.Path}' is not published on that network",
                $"Set its Publish to {publish}");
}

/// <summary>Through a site of an edge.</summary>
internal sealed class SiteTransport(Site site) : Transport
{
    internal override string Name => "route";

    internal override Service? Edge => site.Edge;

    internal bool LeadsThrough(Site other) => site == other;

    internal override (string Name, Host Host)? KnownName =>
        site.Edge?.Host is { } host ? (site.Name, host) : null;

    internal override EndpointView See(Endpoint endpoint) =>
        site.IsEncrypted
            ? new("https", site.Name, 443, $"site '{site.Name}'")
            : new("http", site.Name, 80, $"site '{site.Name}'");

    internal override (string Reason, string Mend)? Objection(Endpoint endpoint) =>
        site.Routes.Any(route => route.Target == endpoint && route.Patterns.Contains("/*"))
            ? null
            : ($"the site '{site.Name}' has no route '/*' to '{endpoint.Name}' of '{endpoint.Service?.Path}'",
                "Add the route or choose another transport");
}

/// <summary>Through a layer-4 route of an edge.</summary>
internal sealed class TcpTransport(TcpRoute route) : Transport
{
    internal override string Name => "route";

    internal override Service? Edge => route.Edge;

    internal bool LeadsThrough(TcpRoute other) => route == other;

    internal override EndpointView See(Endpoint endpoint) => new(
        endpoint.Scheme,
        route.Edge?.Host?.Place?.Address,
        route.Listen,
        $"address of '{route.Edge?.Host?.Id}'");

    internal override (string Reason, string Mend)? Objection(Endpoint endpoint) =>
        route.Target == endpoint
            ? null
            : ($"the layer-4 route on port {route.Listen} leads elsewhere",
                "Point the route there or choose another transport");
}
