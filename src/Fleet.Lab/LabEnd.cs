using Fleet.Lab.Hosts;
using Fleet.Lab.Machine;
using Fleet.Lab.Network;
using Fleet.Lab.Records;

namespace Fleet.Lab;

/// <summary>Ends one lab, from its record and from what bears its name.</summary>
internal sealed class LabEnd(LabPaths paths, ILabLog log, TimeProvider time)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var record = LabRecord.Read(paths);
        var names = (record?.Spec.Hosts.Select(host => host.Name) ?? [])
            .Concat(record?.Holders.Keys ?? [])
            .Concat(paths.ExistingHostNames())
            .Concat(Folders(paths.Data))
            .ToHashSet();
        await Task.WhenAll(names.Select(name =>
            RemoveHostAsync(name, record?.Holders.GetValueOrDefault(name), keepDisk: false, cancellationToken)));

        if (record?.Resolver is { } resolver)
        {
            await resolver.KillAsync(time, cancellationToken);
        }

        await NetworkBatch.KillAllAsync(paths.Bridge, time, cancellationToken);
        await BridgeNetwork.RemoveAsync(paths, cancellationToken);
        await Tripwire.RemoveFromMachineAsync(paths, cancellationToken);
        await Cgroups.RemoveAsync(paths.CgroupParent, time, cancellationToken);
        RemoveFolder(paths.Run);
        RemoveFolder(paths.Data);

        // The folders shared by all labs go with the last one.
        RemoveIfEmpty(LabPaths.RunRoot);
        RemoveIfEmpty(LabPaths.DataRoot);
        Cgroups.RemoveEmpty("fleet-lab");
        if (names.Count > 0)
        {
            log.Say($"Ended lab '{paths.Id}' with {names.Count} host{(names.Count == 1 ? "" : "s")}.");
        }
    }

    /// <summary>Ends a host and removes its namespace, and its disk unless it is kept.</summary>
    public async Task RemoveHostAsync(
        string name, ProcessMark? holder, bool keepDisk, CancellationToken cancellationToken)
    {
        var host = paths.Host(name);
        await HostRoot.RemoveAsync(host, holder, time, cancellationToken);
        await NetworkBatch.RemoveAsync(host.Namespace, cancellationToken);
        if (!keepDisk)
        {
            RemoveFolder(host.Data);
        }
    }

    private static IEnumerable<string> Folders(string path) =>
        Directory.Exists(path) ? Directory.EnumerateDirectories(path).Select(folder => Path.GetFileName(folder)) : [];

    private static void RemoveFolder(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static void RemoveIfEmpty(string path)
    {
        if (Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any())
        {
            Directory.Delete(path);
        }
    }
}
