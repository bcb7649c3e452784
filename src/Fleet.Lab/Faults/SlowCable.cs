using System.Globalization;
using Fleet.Lab.Machine;
using Fleet.Lab.Network;
using Fleet.Lab.Records;

namespace Fleet.Lab.Faults;

/// <summary>
/// A process that takes the place of a host's cable at the bridge and holds every frame for a while, in both directions. It
/// needs nothing of the kernel but packet sockets and TAP interfaces.
/// </summary>
internal sealed class SlowCable(HostPaths paths, LabHost host, TimeProvider time)
{
    private readonly string _port = BridgeNetwork.Port(host);

    /// <summary>The interface that is plugged into the bridge instead of the cable.</summary>
    public string Device => "d" + _port[1..];

    private string PidFile => $"{paths.Lab.Run}/{Device}.pid";

    private string Log => $"{paths.Lab.Run}/{Device}.log";

    public async Task PlugInAsync(int milliseconds, CancellationToken cancellationToken)
    {
        await PullOutAsync(cancellationToken);
        await File.WriteAllTextAsync($"{paths.Lab.Run}/delay.pl", Resource.Text("delay.pl"), cancellationToken);
        var doing = $"Slowing host '{host.Name}' down";
        await Tool.DoAsync(
            doing,
            "sh",
            [
                "-c",
                """
                setsid nsenter --net="$1" perl "$2" "$3" "$4" "$5" </dev/null >"$6" 2>&1 &
                echo $! >"$7"
                """,
                "sh",
                $"{LabPaths.NamespaceRoot}/{paths.Lab.Bridge}",
                $"{paths.Lab.Run}/delay.pl",
                _port,
                Device,
                milliseconds.ToString(CultureInfo.InvariantCulture),
                Log,
                PidFile,
            ],
            cancellationToken: cancellationToken);
        await Wait.UntilAsync(
            async token => await ExistsAsync(token),
            TimeSpan.FromSeconds(10),
            time,
            () => $"{doing}: nothing takes the place of its cable: {File.ReadAllText(Log).Trim()}",
            cancellationToken);
        await NetworkBatch.RunAsync(
            doing,
            paths.Lab.Bridge,
            [$"link set {_port} nomaster", $"link set {Device} master {BridgeNetwork.Bridge}", $"link set {Device} up"],
            cancellationToken);
    }

    /// <summary>Plugs the cable itself in again; nothing when it is.</summary>
    public async Task PullOutAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(PidFile))
        {
            return;
        }

        if (ProcessMark.Of(int.Parse(await File.ReadAllTextAsync(PidFile, cancellationToken), CultureInfo.InvariantCulture)) is { } process
            && await NetworkBatch.IsInAsync(process, paths.Lab.Bridge, cancellationToken))
        {
            await process.KillAsync(time, cancellationToken);
        }

        File.Delete(PidFile);
        await NetworkBatch.RunAsync(
            $"Healing host '{host.Name}'",
            paths.Lab.Bridge,
            [$"link set {_port} master {BridgeNetwork.Bridge}", $"link set {_port} up"],
            cancellationToken);
    }

    private async Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        (await Tool.RunAsync("ip", ["-n", paths.Lab.Bridge, "link", "show", "dev", Device], cancellationToken: cancellationToken))
        .ExitCode == 0;
}
