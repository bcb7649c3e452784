using System.Collections.Immutable;

namespace Fleet.Lab.Machine;

/// <summary>The Debian packages the lab is made of.</summary>
internal static class Prerequisites
{
    private const string PolicyFile = "/usr/sbin/policy-rc.d";
    private const string PolicyMark = "# Made by the lab while it installs packages: their services must not start.";

    private static readonly string[] ProxyVariables =
        ["http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"];

    private static readonly ImmutableArray<(string Package, string[] Programs)> Needed =
    [
        ("docker.io", ["dockerd", "containerd", "runc"]),
        ("openssh-server", ["sshd"]),
        ("openssh-client", ["ssh"]),
        ("sudo", ["sudo"]),
        ("iproute2", ["ip", "tc"]),
        ("iptables", ["iptables"]),
        ("nftables", ["nft"]),
        ("e2fsprogs", ["mkfs.ext4", "e2fsck"]),
        ("util-linux", ["nsenter", "unshare", "setsid", "fallocate"]),
        ("mount", ["mount", "umount"]),
        ("perl-base", ["perl"]),
        ("debootstrap", ["debootstrap"]),
    ];

    /// <summary>Installs what is missing, saying what; does nothing when nothing is.</summary>
    public static async Task EnsureAsync(ILabLog log, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            throw new LabException(
                "The lab makes network namespaces and starts engines in them: it needs Linux and root. Run it with sudo.");
        }

        RemoveOwnPolicy();
        var missing = await MissingAsync(cancellationToken);
        if (missing.IsEmpty)
        {
            return;
        }

        if (!Tool.Exists("apt-get"))
        {
            throw new LabException(
                $"The lab needs {string.Join(", ", missing)} (Debian's package names), and this machine has no apt-get to "
                + "install them. Install them by hand.");
        }

        log.Say($"Installing Debian packages: {string.Join(' ', missing)}.");
        await InstallAsync(missing, log, cancellationToken);
        if (missing.Contains("docker.io") || missing.Contains("openssh-server"))
        {
            log.Say("Their services were not started here. Debian enables them, so they start with the machine from now on.");
        }
    }

    /// <summary>The packages that are not there.</summary>
    public static async Task<ImmutableArray<string>> MissingAsync(CancellationToken cancellationToken)
    {
        var missing = Needed.Where(need => !need.Programs.All(Tool.Exists)).Select(need => need.Package).ToList();
        if (!await BusyboxIsStaticAsync(cancellationToken))
        {
            missing.Add("busybox-static");
        }

        return [.. missing];
    }

    // Images are made of it, so it has to run without the machine's libraries: then it names no interpreter.
    private static async Task<bool> BusyboxIsStaticAsync(CancellationToken cancellationToken)
    {
        if (!Tool.Exists("busybox"))
        {
            return false;
        }

        var listed = await Tool.RunAsync("sh", ["-c", "ldd \"$(command -v busybox)\""], cancellationToken: cancellationToken);
        return listed.ExitCode != 0;
    }

    private static async Task InstallAsync(
        ImmutableArray<string> packages, ILabLog log, CancellationToken cancellationToken)
    {
        // Installing an engine starts one in the machine's own namespace on an ordinary Debian, which rewrites its tables.
        var ownPolicy = !File.Exists(PolicyFile);
        if (ownPolicy)
        {
            await File.WriteAllTextAsync(PolicyFile, $"#!/bin/sh\n{PolicyMark}\nexit 101\n", cancellationToken);
            File.SetUnixFileMode(PolicyFile, (UnixFileMode)0b111_101_101);
        }
        else
        {
            log.Warn($"'{PolicyFile}' exists and decides whether the installed services start.");
        }

        try
        {
            var environment = new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" };
            foreach (var (name, value) in Proxies())
            {
                environment[name] = value;
            }

            await Tool.DoAsync(
                "Reading the package lists", "apt-get", ["update", "-qq"], environment: environment,
                cancellationToken: cancellationToken);
            await Tool.DoAsync(
                $"Installing {string.Join(' ', packages)}",
                "apt-get",
                ["install", "-y", "-qq", "--no-install-recommends", .. packages],
                environment: environment,
                cancellationToken: cancellationToken);
        }
        finally
        {
            RemoveOwnPolicy();
        }
    }

    /// <summary>The caller's proxies, for what has to reach the machine's package mirror.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Proxies() =>
        ProxyVariables
            .Select(name => KeyValuePair.Create(name, Environment.GetEnvironmentVariable(name) ?? ""))
            .Where(pair => pair.Value.Length > 0);

    private static void RemoveOwnPolicy()
    {
        if (File.Exists(PolicyFile) && File.ReadAllText(PolicyFile).Contains(PolicyMark, StringComparison.Ordinal))
        {
            File.Delete(PolicyFile);
        }
    }
}
