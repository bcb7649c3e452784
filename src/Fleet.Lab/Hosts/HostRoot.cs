using Fleet.Lab.Machine;
using Fleet.Lab.Network;
using Fleet.Lab.Records;

namespace Fleet.Lab.Hosts;

/// <summary>
/// The namespaces of a simulated host and the process that holds them. It is process 1 in there: when it ends, the kernel
/// ends everything else of the host and releases its mounts.
/// </summary>
internal static class HostRoot
{
    /// <summary>Holds the host unless it is held already; what an ended holder left is cleared away first.</summary>
    public static async Task<ProcessMark> EnsureAsync(
        HostPaths paths,
        LabSpec spec,
        LabHost host,
        ProcessMark? existing,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (existing is { IsAlive: true } && File.Exists(paths.Ready)
            && await NetworkBatch.IsInAsync(existing, paths.Namespace, cancellationToken))
        {
            return existing;
        }

        await RemoveAsync(paths, existing, time, cancellationToken);
        Directory.CreateDirectory(paths.Own);
        Directory.CreateDirectory($"{paths.Root}/etc");
        await MakeDiskAsync(paths, host, cancellationToken);
        await WriteNamesAsync(paths, spec, host, cancellationToken);
        await File.WriteAllTextAsync($"{paths.Root}/root.sh", Resource.Text("host-root.sh"), cancellationToken);

        var doing = $"Starting host '{host.Name}' of lab '{spec.Id}'";
        await Tool.DoAsync(
            doing,
            "sh",
            [
                "-c",
                """
                exec setsid --fork nsenter --net="$1" unshare --mount --uts --pid --fork --propagation private \
                  sh "$2/root.sh" </dev/null >"$2/holder.log" 2>&1
                """,
                "sh",
                paths.NamespaceFile,
                paths.Root,
            ],
            environment: new Dictionary<string, string>
            {
                ["ROOT"] = paths.Root,
                ["DATA"] = paths.Data,
                ["NAME"] = host.Name,
                ["LOGIN"] = host.User,
                ["KIND"] = host.Kind.ToString(),
            },
            cancellationToken: cancellationToken);
        await Wait.UntilAsync(
            () => File.Exists(paths.Ready),
            TimeSpan.FromSeconds(30),
            time,
            () => $"{doing}: its root does not come up: {ReadLog(paths.HolderLog)}",
            cancellationToken);

        var pid = int.Parse(await File.ReadAllTextAsync(paths.HolderPid, cancellationToken));
        return ProcessMark.Of(pid) ?? throw new LabException($"{doing}: it ended at once: {ReadLog(paths.HolderLog)}");
    }

    /// <summary>Ends everything that runs in the host and removes what it left, but keeps its disk and its cable.</summary>
    public static async Task RemoveAsync(
        HostPaths paths, ProcessMark? holder, TimeProvider time, CancellationToken cancellationToken)
    {
        if (holder is not null)
        {
            await holder.KillAsync(time, cancellationToken);
        }

        // A holder that was never recorded, or that lost its record: whoever is in the host's network belongs to it.
        await NetworkBatch.KillAllAsync(paths.Namespace, time, cancellationToken);
        await Cgroups.RemoveAsync(paths.Cgroup, time, cancellationToken);
        if (Directory.Exists(paths.Root))
        {
            Directory.Delete(paths.Root, recursive: true);
        }
    }

    /// <summary>The last lines of a log of the host.</summary>
    public static string ReadLog(string path)
    {
        try
        {
            return new ToolResult(1, "", File.ReadAllText(path)).LastLines;
        }
        catch (IOException)
        {
            return "it wrote no log.";
        }
    }

    private static async Task MakeDiskAsync(HostPaths paths, LabHost host, CancellationToken cancellationToken)
    {
        var boot = ProcessMark.Of(Environment.ProcessId)!.Boot;
        var marker = $"{paths.Data}/boot";
        if (File.Exists(paths.Disk))
        {
            // Without a journal the disk survives its host's death, but not the machine's: then it is checked first.
            if (await ReadOrNullAsync(marker, cancellationToken) == boot
                || (await Tool.RunAsync("e2fsck", ["-p", "-f", paths.Disk], cancellationToken: cancellationToken)).ExitCode < 4)
            {
                await File.WriteAllTextAsync(marker, boot, cancellationToken);
                return;
            }
        }

        Directory.CreateDirectory(paths.Data);
        File.Delete(paths.Disk);
        await using (var file = File.Create(paths.Disk))
        {
            file.SetLength((long)host.DiskMiB << 20);
        }

        await Tool.DoAsync(
            $"Making the disk of host '{host.Name}'",
            "mkfs.ext4",
            ["-q", "-F", "-O", "^has_journal", "-E", "lazy_itable_init=1,nodiscard", "-m", "0", paths.Disk],
            cancellationToken: cancellationToken);
        await File.WriteAllTextAsync(marker, boot, cancellationToken);
    }

    private static async Task<string?> ReadOrNullAsync(string path, CancellationToken cancellationToken) =>
        File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken) : null;

    private static async Task WriteNamesAsync(
        HostPaths paths, LabSpec spec, LabHost host, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync($"{paths.Root}/etc/resolv.conf", $"nameserver {spec.Resolver}\n", cancellationToken);
        var names = spec.Hosts.Select(other => $"{other.Address} {other.Name}\n");
        await File.WriteAllTextAsync(
            $"{paths.Root}/etc/hosts", $"127.0.0.1 localhost\n127.0.1.1 {host.Name}\n{string.Concat(names)}", cancellationToken);
    }
}
