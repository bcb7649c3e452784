using System.Collections.ObjectModel;

namespace Fleet;

/// <summary>The endpoints of something outside of the fleet; adding one makes it that one's.</summary>
public sealed class ExternalEndpointSet : Collection<Endpoint>
{
    private readonly ExternalService _external;

    internal ExternalEndpointSet(ExternalService external) => _external = external;

    /// <inheritdoc/>
    protected override void InsertItem(int index, Endpoint item)
    {
        ArgumentNullException.ThrowIfNull(item);
        item.External = _external;
        base.InsertItem(index, item);
    }
}
