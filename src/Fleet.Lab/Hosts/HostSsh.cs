using System.Text;
using Fleet.Lab.Machine;
using Fleet.Lab.Records;

namespace Fleet.Lab.Hosts;

/// <summary>The host's own SSH server.</summary>
internal static class HostSsh
{
    /// <summary>Starts it unless it runs already; true when there was something to do.</summary>
    public static async Task<bool> EnsureAsync(
        HostPaths paths,
        LabHost host,
        ProcessMark holder,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (IsRunning(paths, holder))
        {
            return false;
        }

        await WriteSecretAsync($"{paths.Own}/ssh_host_key", LabKeys.HostKey(host.Name).PrivatePem, cancellationToken);
        await File.WriteAllTextAsync(
            $"{paths.Own}/authorized_keys", LabKeys.ClientKey.PublicLine + " fleet-lab\n", cancellationToken);
        await File.WriteAllTextAsync($"{paths.Own}/sshd_config", Configuration(host), cancellationToken);

        var doing = $"Starting the SSH server of host '{host.Name}'";
        await HostShell.DoAsync(
            doing,
            paths,
            holder,
            "mkdir -p /run/sshd; \"$(command -v sshd)\" -f /run/fleet/sshd_config -E /run/fleet/sshd.log",
            cancellationToken);
        await Wait.UntilAsync(
            () => IsRunning(paths, holder),
            TimeSpan.FromSeconds(10),
            time,
            () => $"{doing}: it does not come up: {HostRoot.ReadLog(paths.SshLog)}",
            cancellationToken);
        return true;
    }

    /// <summary>True while its listening process runs.</summary>
    public static bool IsRunning(HostPaths paths, ProcessMark holder) =>
        HostShell.IsRunning(holder, $"{paths.Own}/sshd.pid", "sshd");

    /// <summary>Ends it together with the sessions it serves.</summary>
    public static async Task StopAsync(
        HostPaths paths, ProcessMark holder, TimeProvider time, CancellationToken cancellationToken)
    {
        // Every process of the host is in the host's own /proc, and only of this host.
        await HostShell.RunAsync(
            paths,
            holder,
            [
                "sh", "-c",
                "for p in /proc/[0-9]*; do read -r n < $p/comm && [ \"$n\" = sshd ] && kill -KILL ${p#/proc/}; done 2>/dev/null",
            ],
            cancellationToken);
        await Wait.UntilAsync(
            () => !IsRunning(paths, holder),
            TimeSpan.FromSeconds(10),
            time,
            () => $"Stopping the SSH server of host '{paths.Name}': it does not end.",
            cancellationToken);
    }

    private static string Configuration(LabHost host)
    {
        var appliance = host.Kind == LabHostKind.Synology;
        return $"""
            ListenAddress 0.0.0.0
            Port 22
            HostKey /run/fleet/ssh_host_key
            PidFile /run/fleet/sshd.pid
            AuthorizedKeysFile /run/fleet/authorized_keys
            # Only the lab's own key opens it; the folders above that file belong to the machine's layout.
            StrictModes no
            PermitRootLogin {(appliance ? "no" : "prohibit-password")}
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            UsePAM no
            UseDNS no
            PrintMotd no
            PrintLastLog no
            MaxStartups 100
            AllowTcpForwarding {(appliance ? "no" : "yes")}
            AllowStreamLocalForwarding {(appliance ? "no" : "yes")}
            SetEnv PATH={(appliance ? "/usr/bin:/bin:/usr/sbin:/sbin" : Tool.Path)}
            {(appliance ? "" : "Subsystem sftp internal-sftp")}

            """;
    }

    private static async Task WriteSecretAsync(string path, string text, CancellationToken cancellationToken)
    {
        File.Delete(path);
        await using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }
}
