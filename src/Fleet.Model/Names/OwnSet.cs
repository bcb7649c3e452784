using System.Collections.ObjectModel;

namespace Fleet;

/// <summary>What belongs to something, such as the endpoints of a service; adding a thing makes it that one's.</summary>
public sealed class OwnSet<T> : Collection<T>
{
    private readonly Action<T> _adopt;

    internal OwnSet(Action<T> adopt) => _adopt = adopt;

    /// <inheritdoc/>
    protected override void InsertItem(int index, T item)
    {
        ArgumentNullException.ThrowIfNull(item);
        _adopt(item);
        base.InsertItem(index, item);
    }
}
