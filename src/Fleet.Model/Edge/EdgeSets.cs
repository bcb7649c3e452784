using System.Collections.ObjectModel;

namespace Fleet;

/// <summary>The sites of an edge; adding one makes it the edge's.</summary>
public sealed class SiteSet : Collection<Site>
{
    private readonly CaddyEdge _edge;

    internal SiteSet(CaddyEdge edge) => _edge = edge;

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
    private readonly CaddyEdge _edge;

    internal TcpRouteSet(CaddyEdge edge) => _edge = edge;

    /// <inheritdoc/>
    protected override void InsertItem(int index, TcpRoute item)
    {
        ArgumentNullException.ThrowIfNull(item);
        item.Edge = _edge;
        _edge.Endpoints.Add(new Endpoint($"tcp-{item.Listen}", item.Listen)
        {
            Scheme = item.Target.Scheme,
            Publish = Publish.Everywhere,
        });
        base.InsertItem(index, item);
    }
}
