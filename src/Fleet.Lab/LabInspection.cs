using System.Collections.Immutable;
using Fleet.Lab.Hosts;
using Fleet.Lab.Network;
using Fleet.Lab.Records;

namespace Fleet.Lab;

/// <summary>Looks at what of one lab is alive, without changing anything.</summary>
internal sealed class LabInspection(LabPaths paths, LabRecord record, TimeProvider time)
{
    public async Task<LabStatus> RunAsync(CancellationToken cancellationToken)
    {
        var shared = Task.WhenAll(
            Tripwire.CountsAsync(paths, paths.Bridge, cancellationToken),
            Tripwire.CountsAsync(paths, null, cancellationToken));
        var hosts = await Task.WhenAll(record.Spec.Hosts.Select(host => LookAsync(host, cancellationToken)));
        var dropped = hosts.Select(host => host.Dropped)
            .Concat((await shared).OfType<ImmutableSortedDictionary<string, long>>())
            .SelectMany(counts => counts)
            .GroupBy(count => count.Key)
            .ToImmutableSortedDictionary(group => group.Key, group => group.Sum(count => count.Value), StringComparer.Ordinal);
        return new LabStatus(record.Spec.Id, record.Spec.Number, [.. hosts], dropped);
    }

    private async Task<HostStatus> LookAsync(LabHost host, CancellationToken cancellationToken)
    {
        var hostPaths = paths.Host(host.Name);
        var counts = await Tripwire.CountsAsync(paths, hostPaths.Namespace, cancellationToken);
        var status = new HostStatus
        {
            Name = host.Name,
            Address = host.Address,
            Overlay = host.Overlay,
            EngineSocket = hostPaths.EngineSocket,
            Faults = record.Faults.GetValueOrDefault(host.Name, []),
            Dropped = counts ?? ImmutableSortedDictionary<string, long>.Empty,
        };
        if (record.Holders.GetValueOrDefault(host.Name) is not { IsAlive: true } holder)
        {
            return status;
        }

        status = status with { Running = true, Ssh = HostSsh.IsRunning(hostPaths, holder) };
        if (!HostEngine.IsRunning(hostPaths, holder) || !await HostEngine.AnswersAsync(hostPaths, time, cancellationToken))
        {
            return status;
        }

        await using var engine = HostEngine.Open(hostPaths, time);
        var info = await engine.GetInfoAsync(cancellationToken);
        return status with
        {
            Engine = true,
            Containers = info.Containers,
            RunningContainers = info.ContainersRunning,
        };
    }
}
