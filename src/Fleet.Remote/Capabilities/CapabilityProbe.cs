using Fleet.Remote.Docker;

namespace Fleet.Remote.Capabilities;

/// <summary>Finds out what a host can do: two questions to its engine and one command, all at once.</summary>
public static class CapabilityProbe
{
    private const string Emulates = "emulates=";

    private const string HostScript =
        """
        for path in "$1" /usr/local/bin/docker /usr/bin/docker /var/packages/ContainerManager/target/usr/bin/docker \
          /var/packages/Docker/target/usr/bin/docker /snap/bin/docker /opt/bin/docker; do
          if found=$(command -v "$path" 2>/dev/null); then break; fi
        done
        echo "docker=${found-}"
        for emulator in /proc/sys/fs/binfmt_misc/qemu-*; do
          if [ -e "$emulator" ]; then echo "emulates=${emulator##*/qemu-}"; fi
        done
        if [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; then echo sudo=yes; else echo sudo=no; fi
        """;

    /// <summary>Asks.</summary>
    /// <param name="engine">The host's engine.</param>
    /// <param name="host">The way to the host.</param>
    /// <param name="dockerPath">How the Docker command was declared, such as <c>docker</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<HostCapabilities> AskAsync(
        DockerEngine engine, IHostConnection host, string dockerPath, CancellationToken cancellationToken)
    {
        var asking = host.RunAsync(
            RemoteCommand.Script(HostScript, dockerPath) with { IsSafeToRepeat = true }, cancellationToken);
        var versioning = engine.GetVersionAsync(cancellationToken);
        var info = await engine.GetInfoAsync(cancellationToken);
        var version = await versioning;
        var lines = (await asking).Output.Split('\n');
        return new HostCapabilities
        {
            EngineVersion = version.Version,
            ApiVersion = version.ApiVersion,
            MinApiVersion = version.MinApiVersion,
            Kernel = version.KernelVersion,
            Os = version.Os,
            Architecture = version.Arch,
            Emulated =
            [
                .. lines.Where(line => line.StartsWith(Emulates, StringComparison.Ordinal))
                    .Select(line => line[Emulates.Length..].Trim()).Order(StringComparer.Ordinal),
            ],
            CgroupVersion = info.CgroupVersion,
            CgroupDriver = info.CgroupDriver,
            StorageDriver = info.Driver,
            StorageFilesystem = info.DriverStatus?.FirstOrDefault(pair => pair is ["Backing Filesystem", _])?[1] ?? "",
            HasCpuQuota = info.HasCpuQuota,
            HasCpuShares = info.HasCpuShares ?? true,
            HasCpuSet = info.HasCpuSet ?? true,
            HasMemoryLimit = info.HasMemoryLimit,
            HasSwapLimit = info.HasSwapLimit,
            Forwards = engine.IsForwarded,
            DockerPath = Value(lines, "docker"),
            HasSudo = Value(lines, "sudo") == "yes",
        };
    }

    private static string Value(IEnumerable<string> lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..].Trim() ?? "";
}
