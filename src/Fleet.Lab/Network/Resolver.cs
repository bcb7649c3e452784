using Fleet.Lab.Machine;
using Fleet.Lab.Records;

namespace Fleet.Lab.Network;

/// <summary>The lab's name server, on the bridge: knows the hosts, and answers at once that it knows nothing else.</summary>
internal static class Resolver
{
    /// <summary>Starts it unless it runs; returns the mark of the one that runs now.</summary>
    public static async Task<ProcessMark> EnsureAsync(
        LabPaths paths, LabSpec spec, ProcessMark? existing, TimeProvider time, CancellationToken cancellationToken)
    {
        // Read for every question, so that a changed set of hosts needs no new process.
        await File.WriteAllLinesAsync(
            $"{paths.Run}/zone", spec.Hosts.Select(host => $"{host.Address} {host.Name}"), cancellationToken);
        if (existing is { IsAlive: true } && await NetworkBatch.IsInAsync(existing, paths.Bridge, cancellationToken))
        {
            return existing;
        }

        await (existing?.KillAsync(time, cancellationToken) ?? Task.CompletedTask);
        await NetworkBatch.KillAllAsync(paths.Bridge, time, cancellationToken);

        await File.WriteAllTextAsync($"{paths.Run}/resolver.pl", Resource.Text("resolver.pl"), cancellationToken);
        await Tool.DoAsync(
            $"Starting the name server of lab '{spec.Id}'",
            "sh",
            [
                "-c",
                """
                setsid nsenter --net="$1" perl "$2/resolver.pl" "$3" "$2/zone" </dev/null >"$2/resolver.log" 2>&1 &
                echo $! >"$2/resolver.pid"
                """,
                "sh",
                $"{LabPaths.NamespaceRoot}/{paths.Bridge}",
                paths.Run,
                spec.Resolver,
            ],
            cancellationToken: cancellationToken);
        var pid = int.Parse(await File.ReadAllTextAsync($"{paths.Run}/resolver.pid", cancellationToken));
        return ProcessMark.Of(pid)
            ?? throw new LabException(
                $"Starting the name server of lab '{spec.Id}': it ended at once: "
                + (await File.ReadAllTextAsync($"{paths.Run}/resolver.log", cancellationToken)).Trim());
    }
}
