namespace Fleet.Protocol.Providers;

/// <summary>
/// Implemented by a provider that can find out beforehand that a replacement would fail, or do part of it while the old
/// object still serves: fetching a container's new image, for example. The engine asks when it is about to delete an old
/// object before its replacement is made.
/// </summary>
public interface IPrepareReplacement
{
    /// <summary>Leaves the old object alone. An error keeps it, and fails the replacement.</summary>
    /// <param name="request">The old object as recorded, and the checked inputs of the new one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task PrepareReplacementAsync(DiffRequest request, CancellationToken cancellationToken);
}
