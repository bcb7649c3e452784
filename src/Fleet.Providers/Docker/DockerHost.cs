using System.Collections.Concurrent;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>The engine that one provider resource stands for, and what operations on it need.</summary>
/// <param name="Engine">Its client.</param>
/// <param name="Name">How messages call the host.</param>
/// <param name="Logins">Credentials for registries.</param>
/// <param name="Reports">Where progress and warnings go.</param>
/// <param name="Time">The clock.</param>
internal sealed record DockerHost(
    DockerEngine Engine, string Name, RegistryLogins Logins, IProviderHost Reports, TimeProvider Time)
{
    private const int Attempts = 6;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Where it is noted what the engine was had to pull.</summary>
    public PulledImages Pulled { get; init; } = new();

    /// <summary>The ids of images that were fetched in this run.</summary>
    public ConcurrentDictionary<string, bool> Fetched { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// True once a change was made, or asked for and not answered: from here on it is not known how things stand on a host that
    /// cannot be reached.
    /// </summary>
    public bool MayHaveChanged { get; private set; }

    /// <summary>
    /// Makes a change, and makes it again when a broken connection has interrupted it, with growing pauses. The operation is told
    /// which attempt it is: from the second on it must find for itself what the one before has left.
    /// </summary>
    public async Task<T> RepeatAsync<T>(Func<int, Task<T>> operation, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var result = await operation(attempt);
                MayHaveChanged = true;
                return result;
            }
            catch (DockerUnreachableException exception)
            {
                MayHaveChanged |= exception.IsConnectionLost;
                if (attempt == Attempts || !exception.IsWorthRepeating(attempt))
                {
                    throw;
                }

                await Task.Delay(FirstPause * (1 << attempt), Time, cancellationToken);
            }
        }
    }

    /// <summary>Says something about a resource that people should know.</summary>
    public void Warn(Urn urn, string summary) =>
        Reports.Report(new Diagnostic(Severity.Warning, summary) { Urn = urn });

    /// <summary>Says what was done.</summary>
    public void Note(Urn urn, string summary) =>
        Reports.Report(new Diagnostic(Severity.Info, summary) { Urn = urn });

    /// <summary>Says what is going on.</summary>
    public void Progress(Urn urn, string summary) =>
        Reports.Report(new Diagnostic(Severity.Info, summary) { Urn = urn }, isStatus: true);
}
