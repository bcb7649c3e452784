using System.Collections.ObjectModel;

namespace Fleet;

/// <summary>The groups of routes of a service; adding one makes it the service's.</summary>
public sealed class RouteGroupSet : Collection<RouteGroup>
{
    private readonly Workload _service;

    internal RouteGroupSet(Workload service) => _service = service;

    /// <inheritdoc/>
    protected override void InsertItem(int index, RouteGroup item)
    {
        ArgumentNullException.ThrowIfNull(item);
        item.Service = _service;
        base.InsertItem(index, item);
    }
}
