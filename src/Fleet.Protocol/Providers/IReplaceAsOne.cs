using Fleet.Protocol.Values;

namespace Fleet.Protocol.Providers;

/// <summary>
/// Implemented by a provider that can have an object give way to another as one operation, which ends with the new
/// object working or with the old one as it was. The engine uses it in place of a removal followed by a creation.
/// </summary>
public interface IReplaceAsOne
{
    /// <summary>True when this replacement can be done as one. Contacts nothing; inputs may hold unknowns.</summary>
    bool CanReplaceAsOne(ReplaceRequest request);

    /// <summary>
    /// Makes the new object and removes the old one. An error means that the old object is as it was; a
    /// <see cref="ResourceInitException"/> is not thrown.
    /// </summary>
    Task<CreateResult> ReplaceAsync(ReplaceRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Ends a replacement that a run had begun that was killed: completes it where the new object is known to work, takes
    /// it back otherwise. Returns whichever object there is now; <see cref="ReadResult.Gone"/> for neither.
    /// </summary>
    Task<ReadResult> SettleReplacementAsync(ReplaceRequest request, CancellationToken cancellationToken);
}

/// <summary>Asks to replace an object, as recorded, by one with other inputs.</summary>
public sealed record ReplaceRequest(
    Urn Urn, string OldId, PropertyMap OldInputs, PropertyMap OldOutputs, PropertyMap NewInputs, TimeSpan? Timeout);
