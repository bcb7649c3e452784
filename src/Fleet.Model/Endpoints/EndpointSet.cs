using System.Collections.ObjectModel;

namespace Fleet;

/// <summary>The endpoints of a service; adding one makes it the service's.</summary>
public sealed class EndpointSet : Collection<Endpoint>
{
    private readonly StackMember _listener;

    internal EndpointSet(StackMember listener) => _listener = listener;

    /// <inheritdoc/>
    protected override void InsertItem(int index, Endpoint item)
    {
        ArgumentNullException.ThrowIfNull(item);
        item.Listener = _listener;
        base.InsertItem(index, item);
    }
}
