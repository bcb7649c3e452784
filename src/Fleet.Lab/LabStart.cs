using System.Text;
using Fleet.Lab.Hosts;
using Fleet.Lab.Network;
using Fleet.Lab.Records;

namespace Fleet.Lab;

/// <summary>Starts what is missing of one lab, or of one of its hosts; hosts side by side.</summary>
internal sealed class LabStart(LabSpec spec, ILabLog log, TimeProvider time, string? only = null)
{
    private readonly LabPaths _paths = new(spec.Id);
    private readonly Lock _writing = new();
    private LabRecord _record = new() { Spec = spec };

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await TakeOverAsync(cancellationToken);
        if (await BridgeNetwork.EnsureAsync(_paths, spec, time, cancellationToken))
        {
            log.Say($"Made the network of lab '{spec.Id}': 198.18.{spec.Number}.0/24, no way out.");
        }

        await Tripwire.EnsureAsync(_paths, spec, _paths.Bridge, cancellationToken);
        if (spec.GuardMachine)
        {
            await Tripwire.EnsureAsync(_paths, spec, null, cancellationToken);
        }
        else
        {
            await Tripwire.RemoveFromMachineAsync(_paths, cancellationToken);
        }

        var resolver = await Resolver.EnsureAsync(_paths, spec, _record.Resolver, time, cancellationToken);
        Note(record => record with { Resolver = resolver });
        await Task.WhenAll(spec.Hosts
            .Where(host => only is null || host.Name == only)
            .Select(host => StartAsync(host, cancellationToken)));
    }

    /// <summary>Reads what an earlier start wrote down, and removes hosts that are no longer wanted or sit elsewhere.</summary>
    private async Task TakeOverAsync(CancellationToken cancellationToken)
    {
        if (LabRecord.All().FirstOrDefault(other => other.Spec.Id != spec.Id && other.Spec.Number == spec.Number) is { } taken)
        {
            throw new LabException(
                $"Lab '{spec.Id}': number {spec.Number} belongs to lab '{taken.Spec.Id}'. Take another number, or end that lab.");
        }

        var earlier = LabRecord.Read(_paths);
        if (earlier is not null && earlier.Spec.Number != spec.Number)
        {
            throw new LabException(
                $"Lab '{spec.Id}' runs with number {earlier.Spec.Number}, not {spec.Number}. End it first.");
        }

        var wanted = spec.Hosts.Select(host => host.Name).ToHashSet();
        var moved = (earlier?.Spec.Hosts ?? []).Where(old =>
            spec.Hosts.FirstOrDefault(host => host.Name == old.Name) is { } host
            && (host.Address, host.Overlay, host.Kind, host.User) != (old.Address, old.Overlay, old.Kind, old.User)).Select(old => old.Name);
        var end = new LabEnd(_paths, log, time);
        foreach (var host in _paths.ExistingHostNames().Where(name => !wanted.Contains(name)).Concat(moved).ToList())
        {
            await end.RemoveHostAsync(
                host, earlier?.Holders.GetValueOrDefault(host), keepDisk: wanted.Contains(host), cancellationToken);
        }

        _record = (earlier ?? _record) with { Spec = spec };
        Directory.CreateDirectory(_paths.Run);
        _record.Write(_paths);
        await WriteKeysAsync(cancellationToken);
    }

    private async Task StartAsync(LabHost host, CancellationToken cancellationToken)
    {
        var paths = _paths.Host(host.Name);
        await BridgeNetwork.EnsureHostAsync(paths, spec, host, cancellationToken);
        await Tripwire.EnsureAsync(_paths, spec, paths.Namespace, cancellationToken);
        var existing = _record.Holders.GetValueOrDefault(host.Name);
        var holder = await HostRoot.EnsureAsync(paths, spec, host, existing, time, cancellationToken);
        if (holder != existing)
        {
            Note(record => record with { Holders = record.Holders.SetItem(host.Name, holder) });
        }

        var started = await Task.WhenAll(
            HostEngine.EnsureAsync(paths, spec, host, holder, time, cancellationToken),
            HostSsh.EnsureAsync(paths, host, holder, time, cancellationToken));
        if (holder != existing || started.Any(some => some))
        {
            log.Say($"Started host '{host.Name}' at {host.Address}.");
        }
    }

    private void Note(Func<LabRecord, LabRecord> change)
    {
        lock (_writing)
        {
            _record = change(_record);
            _record.Write(_paths);
        }
    }

    private async Task WriteKeysAsync(CancellationToken cancellationToken)
    {
        File.Delete(_paths.ClientKey);
        await using (var key = new FileStream(_paths.ClientKey, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            await key.WriteAsync(Encoding.UTF8.GetBytes(LabKeys.ClientKey.PrivatePem), cancellationToken);
        }

        await File.WriteAllLinesAsync(
            _paths.KnownHosts,
            spec.Hosts.Select(host => $"{host.Address} {LabKeys.HostKey(host.Name).PublicLine}"),
            cancellationToken);
    }
}
