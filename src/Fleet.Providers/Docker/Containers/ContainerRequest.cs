using System.Globalization;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>Turns a container's inputs into what the engine is asked for. Pure.</summary>
internal static class ContainerRequest
{
    /// <summary>The container label that tells the containers of ours: the resource's URN.</summary>
    public const string UrnLabel = "dev.fleet.urn";

    private const long Mebibyte = 1024 * 1024;
    private const string UnconfinedPaths = "systempaths=unconfined";

    /// <summary>What the container is created from. Networks are added by <see cref="ContainerNetworks"/>.</summary>
    public static ContainerSpec Of(PropertyMap inputs, string urn)
    {
        var health = inputs.Find("healthcheck")?.AsMap();
        return new ContainerSpec
        {
            Image = inputs.Text("image"),
            Cmd = inputs.Texts("command"),
            Entrypoint = inputs.Texts("entrypoints"),
            Env = inputs.Texts("envs"),
            Labels = new Dictionary<string, string>(inputs.Labels() ?? [], StringComparer.Ordinal) { [UrnLabel] = urn },
            Hostname = inputs.Text("hostname"),
            Domainname = inputs.Text("domainname"),
            User = inputs.Text("user"),
            WorkingDir = inputs.Text("workingDir"),
            Tty = inputs.Flag("tty"),
            OpenStdin = inputs.Flag("stdinOpen"),
            StopSignal = inputs.Text("stopSignal"),
            StopTimeout = (int?)inputs.Number("stopTimeout"),
            ExposedPorts = inputs.Blocks("ports").Select(PortName).Distinct(StringComparer.Ordinal)
                .ToDictionary(port => port, _ => EmptyObject.Instance, StringComparer.Ordinal) is { Count: > 0 } exposed
                ? exposed
                : null,
            Volumes = inputs.Blocks("volumes").Where(IsAnonymous).Select(volume => volume.Text("containerPath")!)
                .ToDictionary(path => path, _ => EmptyObject.Instance, StringComparer.Ordinal) is { Count: > 0 } anonymous
                ? anonymous
                : null,
            Healthcheck = health is null || Canonical.Of(ContainerSchema.Property("healthcheck"), health) is null
                ? null
                : Health(health),
            HostConfig = Host(inputs),
        };
    }

    /// <summary>The limits and the restart policy, all of them: what an update asks for.</summary>
    /// <param name="inputs">The wanted inputs.</param>
    /// <param name="changed">Names of the properties that change; the others are left alone.</param>
    public static ContainerResources? Resources(PropertyMap inputs, IReadOnlySet<string> changed)
    {
        var memory = changed.Contains("memory") || changed.Contains("memorySwap");
        var resources = new ContainerResources
        {
            RestartPolicy = changed.Contains("restart") || changed.Contains("maxRetryCount") ? Restart(inputs) : null,
            Memory = changed.Contains("memory") ? Bytes(inputs, "memory") : null,

            // The engine refuses more memory than memory and swap together, which it set to twice the memory.
            MemorySwap = memory ? Bytes(inputs, "memorySwap") ?? Bytes(inputs, "memory") * 2 : null,
            MemoryReservation = changed.Contains("memoryReservation") ? Bytes(inputs, "memoryReservation") : null,
            CpuShares = changed.Contains("cpuShares") ? inputs.Number("cpuShares") : null,
            CpusetCpus = changed.Contains("cpuSet") ? inputs.Text("cpuSet") : null,
            CpuPeriod = changed.Contains("cpuPeriod") ? inputs.Number("cpuPeriod") : null,
            CpuQuota = changed.Contains("cpuQuota") ? inputs.Number("cpuQuota") : null,
            NanoCpus = changed.Contains("cpus") ? NanoCpus(inputs) : null,
        };
        return resources == new ContainerResources() ? null : resources;
    }

    /// <summary>A port's name such as <c>80/tcp</c>.</summary>
    public static string PortName(PropertyMap port) => string.Create(
        CultureInfo.InvariantCulture,
        $"{port.Number("internal")}/{(port.Text("protocol") ?? "tcp").ToLowerInvariant()}");

    private static HostConfig Host(PropertyMap inputs)
    {
        var capabilities = inputs.Find("capabilities")?.AsMap() ?? PropertyMap.Empty;
        var security = inputs.Texts("securityOpts");
        var open = security?.Contains(UnconfinedPaths) == true;
        return new HostConfig
        {
            Binds = Inputs.OrNull(inputs.Blocks("volumes").Select(Bind).OfType<string>()),
            VolumesFrom = Inputs.OrNull(inputs.Blocks("volumes").Select(volume => volume.Text("fromContainer")).OfType<string>()),
            Mounts = Inputs.OrNull(inputs.Blocks("mounts").Select(ContainerMounts.Of)),
            Tmpfs = inputs.Map("tmpfs"),
            PortBindings = Ports(inputs),
            PublishAllPorts = inputs.Flag("publishAllPorts"),
            RestartPolicy = Restart(inputs),
            // Of a task the engine would remove the exit code and the log before anybody has read them.
            AutoRemove = ContainerResource.GoesWhenEnded(inputs) ? null : inputs.Flag("rm"),
            Privileged = inputs.Flag("privileged"),
            CapAdd = Capabilities(capabilities, "adds"),
            CapDrop = Capabilities(capabilities, "drops"),
            SecurityOpt = open ? Inputs.OrNull(security!.Where(option => option != UnconfinedPaths)) : security,
            MaskedPaths = open ? [] : null,
            ReadonlyPaths = open ? [] : null,
            ReadonlyRootfs = inputs.Flag("readOnly"),
            Dns = inputs.Texts("dns"),
            DnsOptions = inputs.Texts("dnsOpts"),
            DnsSearch = inputs.Texts("dnsSearches"),
            ExtraHosts = Inputs.OrNull(inputs.Blocks("hosts").Select(host => $"{host.Text("host")}:{host.Text("ip")}")),
            GroupAdd = inputs.Texts("groupAdds"),
            Init = inputs.Flag("init") ?? false,
            IpcMode = inputs.Text("ipcMode"),
            PidMode = inputs.Text("pidMode"),
            UsernsMode = inputs.Text("usernsMode"),
            CgroupnsMode = inputs.Text("cgroupnsMode"),
            CgroupParent = inputs.Text("cgroupParent"),
            NetworkMode = inputs.Text("networkMode"),
            LogConfig = inputs.Text("logDriver") is null && inputs.Map("logOpts") is null
                ? null
                : new LogConfig(inputs.Text("logDriver") ?? "", inputs.Map("logOpts")),
            Runtime = inputs.Text("runtime"),
            ShmSize = Bytes(inputs, "shmSize"),
            StorageOpt = inputs.Map("storageOpts"),
            Sysctls = inputs.Map("sysctls"),
            Ulimits = Inputs.OrNull(inputs.Blocks("ulimits").Select(limit => new UlimitConfig(
                limit.Text("name")!, limit.Number("soft") ?? 0, limit.Number("hard") ?? 0))),
            Devices = Inputs.OrNull(inputs.Blocks("devices").Select(device => new DeviceConfig(
                device.Text("hostPath")!,
                device.Text("containerPath") ?? device.Text("hostPath")!,
                device.Text("permissions") ?? "rwm"))),
            DeviceRequests = DeviceRequests(inputs),
            DeviceCgroupRules = inputs.Texts("deviceCgroupRules"),
            Memory = Bytes(inputs, "memory"),
            MemoryReservation = Bytes(inputs, "memoryReservation"),
            MemorySwap = Bytes(inputs, "memorySwap"),
            CpuShares = inputs.Number("cpuShares"),
            CpusetCpus = inputs.Text("cpuSet"),
            CpuPeriod = NanoCpus(inputs) is null ? inputs.Number("cpuPeriod") : null,
            CpuQuota = NanoCpus(inputs) is null ? inputs.Number("cpuQuota") : null,
            NanoCpus = NanoCpus(inputs),
            BlkioDeviceReadBps = Throttles(inputs, "deviceReadBps"),
            BlkioDeviceReadIops = Throttles(inputs, "deviceReadIops"),
            BlkioDeviceWriteBps = Throttles(inputs, "deviceWriteBps"),
            BlkioDeviceWriteIops = Throttles(inputs, "deviceWriteIops"),
        };
    }

    private static HealthcheckConfig Health(PropertyMap health) => new()
    {
        Test = health.Texts("tests"),
        Interval = Nanoseconds(health, "interval"),
        Timeout = Nanoseconds(health, "timeout"),
        StartPeriod = Nanoseconds(health, "startPeriod"),
        StartInterval = Nanoseconds(health, "startInterval"),
        Retries = (int)(health.Number("retries") ?? 0),
    };

    private static RestartPolicy Restart(PropertyMap inputs)
    {
        var name = inputs.Text("restart") ?? "no";
        return new RestartPolicy(name, name == "on-failure" ? (int)(inputs.Number("maxRetryCount") ?? 0) : 0);
    }

    /// <summary>Null for an anonymous volume and for the volumes of another container.</summary>
    private static string? Bind(PropertyMap volume)
    {
        var source = volume.Text("hostPath") ?? volume.Text("volumeName");
        if (source is null || volume.Text("containerPath") is not { } target)
        {
            return null;
        }

        var label = volume.Text("selinuxRelabel") is { } relabel ? $",{relabel}" : "";
        return $"{source}:{target}:{(volume.Flag("readOnly") == true ? "ro" : "rw")}{label}";
    }

    private static bool IsAnonymous(PropertyMap volume) =>
        volume.Text("containerPath") is not null
        && volume.Text("hostPath") is null && volume.Text("volumeName") is null && volume.Text("fromContainer") is null;

    private static Dictionary<string, IReadOnlyList<PortBinding>?>? Ports(PropertyMap inputs)
    {
        var bindings = inputs.Blocks("ports").GroupBy(PortName, StringComparer.Ordinal).ToDictionary(
            port => port.Key,
            port => (IReadOnlyList<PortBinding>?)[.. port.Select(binding => new PortBinding(
                binding.Text("ip") ?? "0.0.0.0",
                binding.Number("external") is > 0 and var external
                    ? external.ToString(CultureInfo.InvariantCulture)
                    : ""))],
            StringComparer.Ordinal);
        return bindings.Count > 0 ? bindings : null;
    }

    private static List<DeviceRequest>? DeviceRequests(PropertyMap inputs)
    {
        if (inputs.Text("gpus") is { } gpus)
        {
            var wanted = gpus.Trim('"');
            var ids = wanted.StartsWith("device=", StringComparison.Ordinal) ? wanted["device=".Length..].Split(',') : null;
            return [new DeviceRequest { Count = ids is null ? -1 : 0, DeviceIds = ids, Capabilities = [["gpu"]] }];
        }

        return Inputs.OrNull(inputs.Blocks("deviceRequests").Select(request => new DeviceRequest
        {
            Driver = request.Text("driver"),
            Count = (int)(request.Number("count") ?? 0),
            DeviceIds = request.Texts("deviceIds"),
            Capabilities = request.Texts("capabilities") is { } group ? [group] : null,
            Options = request.Map("options"),
        }));
    }

    private static List<ThrottleDevice>? Throttles(PropertyMap inputs, string name) => Inputs.OrNull(
        inputs.Blocks(name).Select(item => new ThrottleDevice(item.Text("path")!, item.Number("rate") ?? 0)));

    private static List<string>? Capabilities(PropertyMap capabilities, string name) =>
        Canonical.Of(ContainerSchema.Property("capabilities"), capabilities)?.AsMap().Texts(name);

    private static long? NanoCpus(PropertyMap inputs) =>
        decimal.TryParse(inputs.Text("cpus"), CultureInfo.InvariantCulture, out var cpus) && cpus > 0
            ? (long)(cpus * 1_000_000_000)
            : null;

    private static long Nanoseconds(PropertyMap map, string name) => GoDuration.Parse(map.Text(name) ?? "") ?? 0;

    /// <summary>Mebibytes in bytes; -1 stays -1.</summary>
    private static long? Bytes(PropertyMap map, string name) =>
        map.Number(name) switch { null or 0 => null, -1 => -1, { } mebibytes => mebibytes * Mebibyte };
}
