using System.Collections.Immutable;
using Fleet.Lab.Faults;
using Fleet.Lab.Records;

namespace Fleet.Lab;

public sealed partial class Lab
{
    /// <summary>Does harm to a host. It lasts until it is healed, by <see cref="HealAsync"/> or a new start of the lab.</summary>
    /// <exception cref="LabException">There is no such host, or this kernel cannot make the fault.</exception>
    public async Task BreakAsync(string id, string host, LabFault fault, CancellationToken cancellationToken = default)
    {
        using var held = await LabLock.MachineAsync(log, _time, cancellationToken);
        var (paths, holder) = Running(id, host);
        var record = RecordOf(id);
        await new HostFaults(paths, HostOf(record, host), holder, _time).BreakAsync(fault, cancellationToken);
        var faults = record.Faults.GetValueOrDefault(host, []).Remove(fault.ToString()).Add(fault.ToString());
        (record with { Faults = record.Faults.SetItem(host, faults) }).Write(paths.Lab);
        log.Say($"Host '{host}' of lab '{id}' has the fault '{fault}' now.");
    }

    /// <summary>Undoes every fault of a host, or (null) of all hosts, and starts what they ended.</summary>
    public async Task HealAsync(string id, string? host = null, CancellationToken cancellationToken = default)
    {
        using var held = await LabLock.MachineAsync(log, _time, cancellationToken);
        var record = RecordOf(id);
        if (host is not null)
        {
            HostOf(record, host);
        }

        await HealNetworkAndDiskAsync(record.Spec, host, cancellationToken);
        await new LabStart(record.Spec, log, _time, host).RunAsync(cancellationToken);
    }

    private async Task HealNetworkAndDiskAsync(LabSpec spec, string? only, CancellationToken cancellationToken)
    {
        var paths = new LabPaths(spec.Id);
        var record = RecordOf(spec.Id);
        foreach (var (name, faults) in record.Faults.Where(pair => only is null || pair.Key == only))
        {
            if (spec.Hosts.FirstOrDefault(host => host.Name == name) is { } host)
            {
                await new HostFaults(paths.Host(name), host, record.Holders.GetValueOrDefault(name), _time)
                    .HealAsync(faults.Select(LabFault.Parse), cancellationToken);
                log.Say($"Healed host '{name}' of lab '{spec.Id}': {string.Join(", ", faults)}.");
            }
        }

        var left = only is null
            ? ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty
            : record.Faults.Remove(only);
        if (left != record.Faults)
        {
            (record with { Faults = left }).Write(paths);
        }
    }
}
