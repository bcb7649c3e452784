using System.Collections.ObjectModel;

namespace Fleet;

/// <summary>The endpoints of a service; adding one makes it the service's.</summary>
public sealed class EndpointSet : Collection<Endpoint>
{
    private readonly Workload _service;

    internal EndpointSet(Workload service) => _service = service;

    /// <inheritdoc/>
    protected override void InsertItem(int index, Endpoint item)
    {
        ArgumentNullException.ThrowIfNull(item);
        item.Service = _service;
        base.InsertItem(index, item);
    }
}
