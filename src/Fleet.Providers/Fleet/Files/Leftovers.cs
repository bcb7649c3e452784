using System.Collections.Concurrent;
using Fleet.Remote;

namespace Fleet.Providers.Fleet.Files;

/// <summary>What lies beside files and folders until a run has gone well, and is removed then.</summary>
internal sealed class Leftovers
{
    private readonly ConcurrentDictionary<string, bool> _paths = new(StringComparer.Ordinal);

    /// <summary>Has a path removed when the run goes well.</summary>
    public void Add(string path) => _paths[path] = true;

    /// <summary>Removes them all with one command.</summary>
    public async Task RemoveAsync(FleetHost host, CancellationToken cancellationToken)
    {
        if (!_paths.IsEmpty)
        {
            await host.MustRunAsync(
                default,
                RemoteCommand.Of(["rm", "-f", "--", .. _paths.Keys.Order(StringComparer.Ordinal)]) with { IsSafeToRepeat = true },
                $"Previous versions of files on '{host.Name}' were not removed",
                cancellationToken);
        }
    }
}
