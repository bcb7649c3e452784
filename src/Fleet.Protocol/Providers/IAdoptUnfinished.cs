using Fleet.Protocol.Values;

namespace Fleet.Protocol.Providers;

/// <summary>
/// Implemented by a provider that can find an object whose creation was begun by a run that was killed before it could
/// record the object's id: by the container's name and labels, for example. The engine asks before it plans, so that
/// nothing is made twice.
/// </summary>
public interface IAdoptUnfinished
{
    /// <summary>
    /// The object that an interrupted creation with these inputs has left behind; <see cref="ReadResult.Gone"/> when
    /// there is none. An object that something else made is none, nor is one that is recorded already. Changes nothing.
    /// </summary>
    /// <param name="urn">The resource whose creation was interrupted.</param>
    /// <param name="inputs">The checked inputs that the creation was begun with.</param>
    /// <param name="recordedIds">The ids of recorded objects of the type: the one before a replacement may look just like the new one.</param>
    /// <param name="cancellationToken">Gives up looking.</param>
    Task<ReadResult> FindUnfinishedAsync(
        Urn urn, PropertyMap inputs, IReadOnlySet<string> recordedIds, CancellationToken cancellationToken);
}
