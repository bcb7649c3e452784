using System.Collections.Immutable;
using Fleet.Lab.Hosts;
using Fleet.Lab.Machine;
using Fleet.Lab.Records;

namespace Fleet.Lab;

/// <summary>
/// Simulated hosts on this Linux machine: each has a network namespace with its own address, its own root, its own container
/// engine and its own SSH server. Needs root.
/// </summary>
/// <param name="log">Where it says what it does.</param>
/// <param name="time">The clock of its waits; the system's when null.</param>
public sealed partial class Lab(ILabLog log, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>The addresses of real machines that the declared fleets name: nothing in a lab may contact them.</summary>
    public static ImmutableArray<string> DeclaredAddresses { get; } = [.. Resource.Lines("forbidden-addresses.txt")];

    /// <summary>The networks that a run against a lab may contact, as <c>FLEET_ALLOW_NET</c> takes them.</summary>
    public static string AllowedNetworks => "127.0.0.0/8,198.18.0.0/15";

    /// <summary>Installs the Debian packages that the machine lacks, saying which.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken = default)
    {
        using var held = await LabLock.MachineAsync(log, _time, cancellationToken);
        await Prerequisites.EnsureAsync(log, cancellationToken);
    }

    /// <summary>
    /// Starts what is missing of a lab, heals its faults, and removes hosts that it no longer has. Started a second time, it
    /// does nothing. Over what a killed one left it starts afresh, with the hosts' disks as they were.
    /// </summary>
    /// <exception cref="LabException">The spec contradicts itself or another lab, or the machine refuses something.</exception>
    public async Task<LabStatus> UpAsync(LabSpec spec, CancellationToken cancellationToken = default)
    {
        if (spec.Problems() is [_, ..] problems)
        {
            throw new LabException(string.Join('\n', problems));
        }

        using (await LabLock.MachineAsync(log, _time, cancellationToken))
        {
            await Prerequisites.EnsureAsync(log, cancellationToken);
            if (LabRecord.Read(new LabPaths(spec.Id)) is not null)
            {
                await HealNetworkAndDiskAsync(spec, null, cancellationToken);
            }

            await new LabStart(spec, log, _time).RunAsync(cancellationToken);
        }

        return await StatusAsync(spec.Id, cancellationToken)
            ?? throw new LabException($"Bug: lab '{spec.Id}' was started and has no record.");
    }

    /// <summary>
    /// Ends a lab and removes everything of it: processes, namespaces, control groups, interfaces and files. Nothing to end is
    /// no error.
    /// </summary>
    public async Task DownAsync(string id, CancellationToken cancellationToken = default)
    {
        using var held = await LabLock.MachineAsync(log, _time, cancellationToken);
        await new LabEnd(new LabPaths(id), log, _time).RunAsync(cancellationToken);
    }

    /// <summary>The ids of the labs this machine has.</summary>
    public static ImmutableArray<string> Ids() => [.. LabRecord.All().Select(record => record.Spec.Id).Order()];

    /// <summary>What of a lab is alive; null when there is no such lab.</summary>
    public async Task<LabStatus?> StatusAsync(string id, CancellationToken cancellationToken = default)
    {
        var paths = new LabPaths(id);
        return LabRecord.Read(paths) is { } record
            ? await new LabInspection(paths, record, _time).RunAsync(cancellationToken)
            : null;
    }

    /// <summary>Runs a command inside a simulated host, as root there.</summary>
    public async Task<LabCommandResult> ExecAsync(
        string id, string host, IEnumerable<string> command, CancellationToken cancellationToken = default)
    {
        var (paths, holder) = Running(id, host);
        var result = await HostShell.RunAsync(paths, holder, command, cancellationToken);
        return new LabCommandResult(result.ExitCode, result.Output, result.Error);
    }

    /// <summary>The command line that logs in to a simulated host with the lab's key and the host's pinned key.</summary>
    public static ImmutableArray<string> SshCommand(string id, string host)
    {
        var paths = new LabPaths(id);
        var record = RecordOf(id);
        return
        [
            "ssh", "-F", "/dev/null", "-i", paths.ClientKey, "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none",
            "-o", $"UserKnownHostsFile={paths.KnownHosts}", "-o", "GlobalKnownHostsFile=/dev/null",
            "-o", "StrictHostKeyChecking=yes", $"{HostOf(record, host).User}@{HostOf(record, host).Address}",
        ];
    }

    /// <summary>The path of a simulated host's engine socket on this machine.</summary>
    public static string EngineSocket(string id, string host) => new LabPaths(id).Host(host).EngineSocket;

    private static LabRecord RecordOf(string id) =>
        LabRecord.Read(new LabPaths(id))
        ?? throw new LabException($"There is no lab '{id}'. Start it first with 'lab up'.");

    private static LabHost HostOf(LabRecord record, string host) =>
        record.Spec.Hosts.FirstOrDefault(candidate => candidate.Name == host)
        ?? throw new LabException(
            $"Lab '{record.Spec.Id}' has no host '{host}'. "
            + $"Its hosts are {string.Join(", ", record.Spec.Hosts.Select(known => known.Name))}.");

    private static (HostPaths Paths, ProcessMark Holder) Running(string id, string host)
    {
        var record = RecordOf(id);
        var name = HostOf(record, host).Name;
        return record.Holders.TryGetValue(name, out var holder) && holder.IsAlive
            ? (new LabPaths(id).Host(name), holder)
            : throw new LabException($"Host '{name}' of lab '{id}' is not running. Start it with 'lab up'.");
    }
}
