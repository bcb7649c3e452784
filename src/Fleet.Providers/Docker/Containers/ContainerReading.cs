using System.Globalization;
using System.Net;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>What a container is like, in the properties of the official package. Pure.</summary>
internal static class ContainerReading
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>
    /// Every property that the engine reports: those it does not report, and those that cannot be told from the image's
    /// (such as the environment), are missing.
    /// </summary>
    public static PropertyMap Of(ContainerDetails container)
    {
        var (config, host) = (container.Config, container.HostConfig);
        var values = new Dictionary<string, PropertyValue?>(StringComparer.Ordinal)
        {
            ["capabilities"] = Capabilities(host),
            ["cgroupParent"] = HostValue.Of(host.CgroupParent),
            ["cgroupnsMode"] = HostValue.Of(host.CgroupnsMode),
            ["command"] = HostValue.Of(config.Cmd),
            ["cpuPeriod"] = HostValue.Of(host.CpuPeriod),
            ["cpuQuota"] = HostValue.Of(host.CpuQuota),
            ["cpuSet"] = HostValue.Of(host.CpusetCpus),
            ["cpuShares"] = HostValue.Of(host.CpuShares),
            ["cpus"] = Cpus(host.NanoCpus),
            ["deviceCgroupRules"] = HostValue.Of(host.DeviceCgroupRules),
            ["deviceReadBps"] = Throttles(host.BlkioDeviceReadBps),
            ["deviceReadIops"] = Throttles(host.BlkioDeviceReadIops),
            ["deviceWriteBps"] = Throttles(host.BlkioDeviceWriteBps),
            ["deviceWriteIops"] = Throttles(host.BlkioDeviceWriteIops),
            ["devices"] = Devices(host),
            ["dns"] = HostValue.Of(host.Dns),
            ["dnsOpts"] = HostValue.Of(host.DnsOptions),
            ["dnsSearches"] = HostValue.Of(host.DnsSearch),
            ["domainname"] = HostValue.Of(config.Domainname),
            ["entrypoints"] = HostValue.Of(config.Entrypoint),
            ["groupAdds"] = HostValue.Of(host.GroupAdd),
            ["healthcheck"] = Health(config.Healthcheck),
            ["hostname"] = HostValue.Of(config.Hostname),
            ["hosts"] = Hosts(host),
            ["image"] = HostValue.Of(config.Image),
            ["init"] = HostValue.Of(host.Init),
            ["ipcMode"] = HostValue.Of(host.IpcMode),
            ["logDriver"] = HostValue.Of(host.LogConfig?.Type),
            ["logOpts"] = HostValue.Of(host.LogConfig?.Config),
            ["maxRetryCount"] = HostValue.Of(host.RestartPolicy?.MaximumRetryCount),
            ["memory"] = Mebibytes(host.Memory),
            ["memoryReservation"] = Mebibytes(host.MemoryReservation),
            ["memorySwap"] = host.MemorySwap == -1 ? (PropertyValue)(-1) : Mebibytes(host.MemorySwap),
            ["mounts"] = HostValue.Of(host.Mounts?.Select(ContainerMounts.Read)),
            ["name"] = container.Name.TrimStart('/'),
            ["networkMode"] = HostValue.Of(host.NetworkMode),
            ["pidMode"] = HostValue.Of(host.PidMode),
            ["platform"] = HostValue.Of(container.Platform),
            ["ports"] = Ports(container),
            ["privileged"] = HostValue.Of(host.Privileged),
            ["publishAllPorts"] = HostValue.Of(host.PublishAllPorts),
            ["readOnly"] = HostValue.Of(host.ReadonlyRootfs),
            ["restart"] = host.RestartPolicy?.Name is { Length: > 0 } restart ? restart : "no",
            ["rm"] = HostValue.Of(host.AutoRemove),
            ["runtime"] = HostValue.Of(host.Runtime),
            ["securityOpts"] = HostValue.Of(host.SecurityOpt),
            ["shmSize"] = Mebibytes(host.ShmSize),
            ["stdinOpen"] = HostValue.Of(config.OpenStdin),
            ["stopSignal"] = HostValue.Of(config.StopSignal),
            ["stopTimeout"] = HostValue.Of(config.StopTimeout),
            ["storageOpts"] = HostValue.Of(host.StorageOpt),
            ["sysctls"] = HostValue.Of(host.Sysctls),
            ["tmpfs"] = HostValue.Of(host.Tmpfs),
            ["tty"] = HostValue.Of(config.Tty),
            ["ulimits"] = HostValue.Of(host.Ulimits?.Select(limit => (PropertyValue)PropertyMap.Of(
                ("name", limit.Name), ("soft", limit.Soft), ("hard", limit.Hard)))),
            ["user"] = HostValue.Of(config.User),
            ["usernsMode"] = HostValue.Of(host.UsernsMode),
            ["workingDir"] = HostValue.Of(config.WorkingDir),
        };
        return PropertyMap.From(
            from value in values where value.Value is not null select KeyValuePair.Create(value.Key, value.Value!));
    }

    /// <summary>The properties that only exist as outputs.</summary>
    public static PropertyMap Computed(ContainerDetails container)
    {
        var networks = container.NetworkSettings.Networks ?? new Dictionary<string, EndpointSettings>();
        return PropertyMap.Of(
            ("bridge", container.NetworkSettings.Bridge ?? ""),
            ("containerLogs", PropertyValue.Null.Instance),
            ("exitCode", container.State.Running ? PropertyValue.Null.Instance : container.State.ExitCode),
            ("networkDatas", PropertyValue.Of(
                networks.OrderBy(network => network.Key, StringComparer.Ordinal).Select(NetworkData))));
    }

    private static PropertyValue NetworkData(KeyValuePair<string, EndpointSettings> network) => PropertyMap.Of(
        ("networkName", network.Key),
        ("ipAddress", network.Value.IpAddress ?? ""),
        ("ipPrefixLength", network.Value.IpPrefixLength ?? 0),
        ("gateway", network.Value.Gateway ?? ""),
        ("globalIpv6Address", network.Value.GlobalIpv6Address ?? ""),
        ("globalIpv6PrefixLength", network.Value.GlobalIpv6PrefixLength ?? 0),
        ("ipv6Gateway", network.Value.Ipv6Gateway ?? ""),
        ("macAddress", network.Value.MacAddress ?? ""));

    private static PropertyValue? Capabilities(HostConfig host)
    {
        if (host.CapAdd is null or [] && host.CapDrop is null or [])
        {
            return null;
        }

        return PropertyMap.Of(
            ("adds", HostValue.Of(host.CapAdd) ?? PropertyValue.Of([])),
            ("drops", HostValue.Of(host.CapDrop) ?? PropertyValue.Of([])));
    }

    private static PropertyValue? Cpus(long? nano) => nano is > 0 and { } some
        ? (some / 1_000_000_000m).ToString("0.0########", CultureInfo.InvariantCulture)
        : null;

    private static PropertyValue? Mebibytes(long? bytes) => HostValue.Of(bytes / Mebibyte);

    private static PropertyValue? Throttles(IReadOnlyList<ThrottleDevice>? devices) => HostValue.Of(
        devices?.Select(device => (PropertyValue)PropertyMap.Of(("path", device.Path), ("rate", device.Rate))));

    private static PropertyValue? Devices(HostConfig host) => HostValue.Of(
        host.Devices?.Select(device => (PropertyValue)PropertyMap.Of(
            ("hostPath", device.PathOnHost),
            ("containerPath", device.PathInContainer),
            ("permissions", device.CgroupPermissions))));

    private static PropertyValue? Hosts(HostConfig host) => HostValue.Of(
        host.ExtraHosts?.Select(entry => entry.Split(':', 2)).Select(entry => (PropertyValue)PropertyMap.Of(
            ("host", entry[0]), ("ip", entry.ElementAtOrDefault(1) ?? ""))));

    private static PropertyValue? Health(HealthcheckConfig? health) => health is null
        ? null
        : (PropertyValue)PropertyMap.Of(
            ("interval", GoDuration.Format(health.Interval)),
            ("retries", health.Retries),
            ("startInterval", GoDuration.Format(health.StartInterval)),
            ("startPeriod", GoDuration.Format(health.StartPeriod)),
            ("tests", HostValue.Of(health.Test) ?? PropertyValue.Of([])),
            ("timeout", GoDuration.Format(health.Timeout)));

    /// <summary>
    /// The ports asked for, with the port the engine picked where none was. They are taken from what was asked for, since
    /// a stopped container publishes none.
    /// </summary>
    private static PropertyValue? Ports(ContainerDetails container)
    {
        var ports =
            from port in container.HostConfig.PortBindings ?? new Dictionary<string, IReadOnlyList<PortBinding>?>()
            let name = port.Key.Split('/')
            from binding in port.Value ?? []
            let ip = binding.HostIp is { Length: > 0 } given ? given : "0.0.0.0"
            orderby int.Parse(name[0], CultureInfo.InvariantCulture), name.ElementAtOrDefault(1), binding.HostPort
            select PropertyMap.Of(
                ("external", External(container, port.Key, ip, binding.HostPort)),
                ("internal", int.Parse(name[0], CultureInfo.InvariantCulture)),
                ("ip", ip),
                ("protocol", name.ElementAtOrDefault(1) ?? "tcp"));
        return HostValue.Of(ports.Select(port => (PropertyValue)port));
    }

    private static int External(ContainerDetails container, string port, string ip, string? asked)
    {
        if (int.TryParse(asked, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number;
        }

        var picked = container.NetworkSettings.Ports?.GetValueOrDefault(port)?
            .FirstOrDefault(binding => IPAddress.TryParse(binding.HostIp, out var address)
                && IPAddress.TryParse(ip, out var wanted) && address.Equals(wanted));
        return int.TryParse(picked?.HostPort, CultureInfo.InvariantCulture, out number) ? number : 0;
    }
}
