using Fleet.Lab.Hosts;
using Fleet.Lab.Machine;
using Fleet.Lab.Network;
using Fleet.Lab.Records;

namespace Fleet.Lab.Faults;

/// <summary>Makes and undoes the faults of one host. Starting again what a fault ended is the start's business.</summary>
internal sealed class HostFaults(HostPaths paths, LabHost host, ProcessMark? holder, TimeProvider time)
{
    private const string Filler = "/var/lib/docker/.fleet-lab-filler";

    private readonly string _port = BridgeNetwork.Port(host);
    private readonly SlowCable _slow = new(paths, host, time);

    private string Doing => $"Breaking host '{host.Name}'";

    public async Task BreakAsync(LabFault fault, CancellationToken cancellationToken)
    {
        var running = holder ?? throw new LabException($"{Doing}: it is not running. Start it with 'lab up'.");
        switch (fault.Kind)
        {
            case LabFaultKind.NetworkCut:
                await SetPortAsync("down", cancellationToken);
                break;
            case LabFaultKind.Delay:
                await _slow.PlugInAsync(fault.Amount, cancellationToken);
                break;
            case LabFaultKind.Rate:
                await SetQueueAsync(
                    ["tbf", "rate", $"{fault.Amount}kbit", "burst", "4kb", "latency", "400ms"], cancellationToken);
                break;
            case LabFaultKind.Loss:
                await SetLossAsync(fault.Amount, cancellationToken);
                break;
            case LabFaultKind.EngineStopped:
                await HostEngine.StopAsync(paths, running, "TERM", time, cancellationToken);
                break;
            case LabFaultKind.EngineKilled:
                await HostEngine.StopAsync(paths, running, "KILL", time, cancellationToken);
                break;
            case LabFaultKind.SshStopped:
                await HostSsh.StopAsync(paths, running, time, cancellationToken);
                break;
            case LabFaultKind.DiskFull:
                await FillDiskAsync(running, cancellationToken);
                break;
            case LabFaultKind.PowerCut:
                await running.KillAsync(time, cancellationToken);
                break;
            default:
                throw new InvalidOperationException($"Bug: fault '{fault.Kind}' is not made anywhere.");
        }
    }

    public async Task HealAsync(IEnumerable<LabFault> faults, CancellationToken cancellationToken)
    {
        // A cable can only come back where it is plugged in.
        foreach (var kind in faults.Select(fault => fault.Kind).Distinct().OrderByDescending(kind => kind == LabFaultKind.Delay))
        {
            if (kind == LabFaultKind.Delay)
            {
                await _slow.PullOutAsync(cancellationToken);
            }
            else if (kind == LabFaultKind.NetworkCut)
            {
                await SetPortAsync("up", cancellationToken);

                // The kernel tells the bridge of a cable that is back with up to a second's delay.
                await Wait.UntilAsync(
                    IsForwardingAsync,
                    TimeSpan.FromSeconds(10),
                    time,
                    () => $"Healing host '{host.Name}': its cable does not come back. See 'ip -n {paths.Lab.Bridge} link'.",
                    cancellationToken);
                await ForgetNeighboursAsync(cancellationToken);
            }
            else if (kind == LabFaultKind.Rate)
            {
                foreach (var (place, device) in Queues)
                {
                    await Tool.RunAsync(
                        "tc", ["-n", place, "qdisc", "delete", "dev", device, "root"], cancellationToken: cancellationToken);
                }
            }
            else if (kind == LabFaultKind.Loss)
            {
                await NftAsync(["delete", "table", "bridge", LossTable], null, cancellationToken);
            }
            else if (kind == LabFaultKind.DiskFull && holder is { IsAlive: true })
            {
                await HostShell.RunAsync(paths, holder, ["rm", "-f", Filler], cancellationToken);
            }
        }
    }

    /// <summary>What goes to the host waits at the bridge's end of its cable, what comes from it at its own.</summary>
    private (string Namespace, string Device)[] Queues => [(paths.Lab.Bridge, _port), (paths.Namespace, "eth0")];

    private string LossTable => $"{paths.Lab.Table}_loss_{_port}";

    private Task SetPortAsync(string state, CancellationToken cancellationToken) =>
        NetworkBatch.RunAsync(Doing, paths.Lab.Bridge, [$"link set {_port} {state}"], cancellationToken);

    /// <summary>Whoever looked for the host in vain would answer from memory for seconds that it is not there.</summary>
    private async Task ForgetNeighboursAsync(CancellationToken cancellationToken)
    {
        await Tool.RunAsync("ip", ["neigh", "flush", "dev", paths.Lab.MachineLink], cancellationToken: cancellationToken);
        foreach (var name in paths.Lab.ExistingHostNames())
        {
            await Tool.RunAsync(
                "ip",
                ["-n", paths.Lab.Host(name).Namespace, "neigh", "flush", "dev", "eth0"],
                cancellationToken: cancellationToken);
        }
    }

    private async Task<bool> IsForwardingAsync(CancellationToken cancellationToken)
    {
        var port = await Tool.RunAsync(
            "ip", ["-n", paths.Lab.Bridge, "-d", "link", "show", "dev", _port], cancellationToken: cancellationToken);
        var cable = await Tool.RunAsync(
            "ip", ["-n", paths.Namespace, "link", "show", "dev", "eth0"], cancellationToken: cancellationToken);
        return port.Output.Contains("state forwarding", StringComparison.Ordinal)
            && cable.Output.Contains("state UP", StringComparison.Ordinal);
    }

    private async Task SetQueueAsync(string[] queue, CancellationToken cancellationToken)
    {
        foreach (var (place, device) in Queues)
        {
            var result = await Tool.RunAsync(
                "tc",
                ["-n", place, "qdisc", "replace", "dev", device, "root", .. queue],
                cancellationToken: cancellationToken);
            if (result.ExitCode != 0)
            {
                throw new LabException(
                    $"{Doing}: this kernel cannot do '{queue[0]}': {result.LastLines} "
                    + "Try 'delay' or 'loss', which need less of it.");
            }
        }
    }

    /// <summary>Loses packets by nftables, which also works on kernels without netem.</summary>
    private async Task SetLossAsync(int percent, CancellationToken cancellationToken)
    {
        var chance = percent == 100 ? "" : $"numgen random mod 100 < {percent} ";
        var rules =
            $$"""
            table bridge {{LossTable}}
            delete table bridge {{LossTable}}
            table bridge {{LossTable}} {
              chain prerouting {
                type filter hook prerouting priority -200; policy accept;
                iifname { "{{_port}}", "{{_slow.Device}}" } {{chance}}drop
              }
              chain postrouting {
                type filter hook postrouting priority -200; policy accept;
                oifname { "{{_port}}", "{{_slow.Device}}" } {{chance}}drop
              }
            }

            """;
        var result = await NftAsync(["-f", "-"], rules, cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new LabException($"{Doing}: this kernel cannot lose packets: {result.LastLines}");
        }
    }

    private Task<ToolResult> NftAsync(string[] arguments, string? input, CancellationToken cancellationToken) =>
        Tool.RunAsync(
            "nsenter",
            [$"--net={LabPaths.NamespaceRoot}/{paths.Lab.Bridge}", "nft", .. arguments],
            input,
            cancellationToken: cancellationToken);

    private async Task FillDiskAsync(ProcessMark running, CancellationToken cancellationToken)
    {
        if ((await File.ReadAllTextAsync(paths.Ready, cancellationToken)).Trim() != "loop")
        {
            throw new LabException(
                $"{Doing}: its disk is the machine's own, since this machine has no loop devices. It cannot be filled up.");
        }

        // Reserving takes no time and no space of the machine: nothing is written. What the file system keeps for its own
        // tables is tried for in ever smaller pieces, since the last blocks decide whether the engine can go on.
        await HostShell.DoAsync(
            Doing,
            paths,
            running,
            $$"""
            set -e
            size=0 step=$(df --output=size -k /var/lib/docker | tail -1)
            while [ "$step" -ge 4 ]; do
              if fallocate -o "${size}KiB" -l "${step}KiB" {{Filler}} 2>/dev/null; then
                size=$((size + step))
              else
                step=$((step / 2))
              fi
            done
            """,
            cancellationToken);
    }
}
