using System.Collections.ObjectModel;

namespace Fleet;

/// <summary>The sites of an edge; adding one makes it the edge's.</summary>
public sealed class SiteSet : Collection<Site>
{
    private readonly EdgeProxy _edge;

    internal SiteSet(EdgeProxy edge) => _edge = edge;

    /// <inheritdoc/>
    protected override void InsertItem(int index, Site item)
    {
        ArgumentNullException.ThrowIfNull(item);
        item.Edge = _edge;
        base.InsertItem(index, item);
    }
}

/// <summary>The layer-4 routes of an edge; adding one makes the edge publish its port.</summary>
public sealed class TcpRouteSet : Collection<TcpRoute>
{
    private readonly EdgeProxy _edge;

    internal TcpRouteSet(EdgeProxy edge) => _edge = edge;

    /// <inheritdoc/>
    protected override void InsertItem(int index, TcpRoute item)
    {
        ArgumentNullException.ThrowIfNull(item);
        item.Edge = _edge;
        _edge.Endpoints.Add(new Endpoint($"{(item.Target.Protocol == PortProtocol.Udp ? "udp" : "tcp")}-{item.Listen}", item.Listen)
        {
            Scheme = item.Target.Scheme,
            Protocol = item.Target.Protocol,
            Publish = Publish.Everywhere,
        });
        base.InsertItem(index, item);
    }
}
