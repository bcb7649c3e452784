namespace Fleet.Protocol.Providers;

/// <summary>
/// Implemented by a provider that keeps what it has replaced until the whole run has gone well, such as the version of a
/// file before the last. The engine tells it once at the end of a run that changed things and in which nothing failed,
/// also when it was never configured; that it cannot do it is a warning of the run.
/// </summary>
public interface IKeepUntilSuccess
{
    /// <summary>Lets go of what was kept.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    Task ReleaseAsync(CancellationToken cancellationToken);
}
