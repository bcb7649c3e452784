using System.Text.Json;
using System.Text.Json.Nodes;
using Fleet.Lab.Machine;
using Fleet.Lab.Records;
using Fleet.Remote.Docker;

namespace Fleet.Lab.Hosts;

/// <summary>The host's own container engine.</summary>
internal static class HostEngine
{
    // Of Debian's package.
    private const string EngineGroup = "docker";

    // As often as its unit lets systemd start an engine that ends by itself.
    private const int MostStarts = 3;

    /// <summary>Starts it unless it answers already; true when there was something to do.</summary>
    public static async Task<bool> EnsureAsync(
        HostPaths paths,
        LabSpec spec,
        LabHost host,
        ProcessMark holder,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (IsRunning(paths, holder) && await AnswersAsync(paths, time, cancellationToken))
        {
            return false;
        }

        var doing = $"Starting the engine of host '{paths.Name}' of lab '{spec.Id}'";
        if (IsRunning(paths, holder))
        {
            // It is starting, or it hangs.
            await StopAsync(paths, holder, "KILL", time, cancellationToken);
        }

        await File.WriteAllTextAsync($"{paths.Own}/daemon.json", Configuration(paths, spec, host), cancellationToken);
        for (var start = 1; ; start++)
        {
            await HostShell.DoAsync(
                doing,
                paths,
                holder,
                """
                rm -f /run/docker.pid /run/docker.sock /run/fleet/dockerd.ended
                (
                  env -u OLDPWD setsid dockerd --config-file /run/fleet/daemon.json
                  : >/run/fleet/dockerd.ended
                ) </dev/null >>/run/fleet/dockerd.log 2>&1 &
                """,
                cancellationToken);
            var isUp = false;
            await Wait.UntilAsync(
                async token => (isUp = await AnswersAsync(paths, time, token)) || HasEnded(paths),
                TimeSpan.FromSeconds(60),
                time,
                () => $"{doing}: it does not answer: {HostRoot.ReadLog(paths.EngineLog)}",
                cancellationToken);
            if (isUp)
            {
                return true;
            }

            if (start == MostStarts)
            {
                throw new LabException($"{doing}: it ends, {MostStarts} times in a row: {LastWords(paths)}");
            }
        }
    }

    /// <summary>True while its process runs.</summary>
    public static bool IsRunning(HostPaths paths, ProcessMark holder) =>
        HostShell.IsRunning(holder, $"{paths.Run}/docker.pid", "dockerd");

    /// <summary>True when it answers on its socket.</summary>
    public static async Task<bool> AnswersAsync(HostPaths paths, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!File.Exists(paths.EngineSocket))
        {
            return false;
        }

        await using var engine = Open(paths, time);
        try
        {
            await engine.PingAsync(cancellationToken);
            return true;
        }
        catch (DockerException)
        {
            return false;
        }
    }

    /// <summary>A client of it, on its socket.</summary>
    public static DockerEngine Open(HostPaths paths, TimeProvider time) => new(new UnixSocketDialer(paths.EngineSocket), time);

    /// <summary>Sends its process a signal and waits until it ended.</summary>
    public static async Task StopAsync(
        HostPaths paths, ProcessMark holder, string signal, TimeProvider time, CancellationToken cancellationToken)
    {
        await HostShell.RunAsync(
            paths, holder, ["sh", "-c", $"kill -{signal} \"$(cat /run/docker.pid)\""], cancellationToken);
        await Wait.UntilAsync(
            () => !IsRunning(paths, holder),
            TimeSpan.FromSeconds(40),
            time,
            () => $"Stopping the engine of host '{paths.Name}': it does not end. Kill it instead.",
            cancellationToken);
    }

    // Its file of its process id cannot tell: it is empty for a moment, and taken away by an engine that gives up in order.
    private static bool HasEnded(HostPaths paths) => File.Exists($"{paths.Own}/dockerd.ended");

    /// <summary>The last it said; when it crashed, from there on: what follows is where.</summary>
    private static string LastWords(HostPaths paths)
    {
        var lines = File.ReadAllLines(paths.EngineLog);
        var crash = Array.FindLastIndex(lines, line => line.StartsWith("panic:", StringComparison.Ordinal) || line.StartsWith("fatal error:", StringComparison.Ordinal));
        return crash < 0 ? HostRoot.ReadLog(paths.EngineLog) : string.Join("; ", lines.Skip(crash).Take(12));
    }

    /// <summary>Everything it is told; the machine's own daemon.json is not read.</summary>
    private static string Configuration(HostPaths paths, LabSpec spec, LabHost host) => new JsonObject
    {
        ["hosts"] = new JsonArray("unix:///run/docker.sock"),
        ["group"] = host.Kind == LabHostKind.Synology ? "root" : EngineGroup,
        ["data-root"] = "/var/lib/docker",
        ["exec-root"] = "/run/docker",
        ["pidfile"] = "/run/docker.pid",
        ["exec-opts"] = new JsonArray("native.cgroupdriver=cgroupfs"),
        ["cgroup-parent"] = "/" + paths.Cgroup,

        // Within 172.16.0.0/12, which is neither the lab's range nor one of a declared address. A network is found by the
        // engine without a route to anywhere.
        ["bip"] = "172.23.0.1/24",
        ["default-address-pools"] = new JsonArray(new JsonObject { ["base"] = "172.24.0.0/13", ["size"] = 24 }),
        ["dns"] = new JsonArray(spec.Resolver),
        ["shutdown-timeout"] = 5,
        ["log-opts"] = new JsonObject { ["max-size"] = "10m" },
    }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
}
