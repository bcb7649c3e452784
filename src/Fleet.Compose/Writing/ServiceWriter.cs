using System.Globalization;
using Fleet.Compose.Reading;
using Fleet.Document;

namespace Fleet.Compose.Writing;

/// <summary>Writes what only a service says.</summary>
internal static class ServiceWriter
{
    public static void Write(Service service, Fields fields, Fields own)
    {
        fields.Text("restart", Restart(service));
        fields.Map("healthcheck", Health(service.HealthCheck));
        Resources(service, fields);
        Isolation(service, fields);
        Names(service, fields);
        fields.Duration("stop_grace_period", service.StopWithin == TimeSpan.FromSeconds(10) ? null : service.StopWithin);
        fields.Flag("init", service.Init);
        fields.Texts(("stop_signal", service.StopSignal), ("platform", service.Platform), ("runtime", service.Runtime));
        fields.True("tty", service.HasTerminal);
        fields.True("stdin_open", service.KeepsInputOpen);
        fields.Map("logging", Logging(service.Logging));
        Own(service, own);
    }

    private static string Restart(Service service) => service.Restart == RestartPolicy.OnFailure && service.MaxRestarts is { } times
        ? string.Create(CultureInfo.InvariantCulture, $"on-failure:{times}")
        : Words.Of(service.Restart);

    private static Fields Health(HealthCheck? check)
    {
        var fields = new Fields();
        if (check is null)
        {
            return fields;
        }

        if (!check.IsTested)
        {
            fields.True("disable", true);
            return fields;
        }

        fields.Words("test", check.Test);
        fields.Duration("interval", check.Interval);
        fields.Text("x-fleet-interval", check.Interval is null ? "fleet" : null);
        fields.Duration("timeout", check.Timeout);
        fields.Duration("start_period", check.StartPeriod);
        fields.Duration("start_interval", check.StartInterval);
        fields.Number("retries", check.Retries);
        return fields;
    }

    private static void Resources(Service service, Fields fields)
    {
        fields.MiB("mem_limit", service.MemoryMiB);
        fields.MiB("mem_reservation", service.MemoryReservationMiB);
        fields.Text("memswap_limit", service.MemorySwapMiB switch
        {
            null => null,
            -1 => "-1",
            var size => string.Create(CultureInfo.InvariantCulture, $"{size}m"),
        });
        fields.MiB("shm_size", service.SharedMemoryMiB);
        fields.Number("cpus", service.Cpus);
        fields.Number("cpu_shares", service.CpuShares);
        fields.Text("cpuset", service.CpuSet);
        fields.Pairs("storage_opt", service.StorageOptions);
        Gpus(service.Gpus, fields);
        var limits = new Fields();
        foreach (var (name, limit) in service.ProcessLimits.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var both = new Fields();
            both.Number("soft", limit.Soft);
            both.Number("hard", limit.Hard);
            limits.Put(name, both.Node);
        }

        fields.Map("ulimits", limits);
    }

    private static void Gpus(GpuUse? gpus, Fields fields)
    {
        const string Devices = "device=";
        if (gpus == GpuUse.All)
        {
            fields.Text("gpus", gpus!.Text);
        }
        else if (gpus is not null)
        {
            var device = new Fields();
            if (gpus.Text.StartsWith(Devices, StringComparison.Ordinal))
            {
                device.Words("device_ids", gpus.Text[Devices.Length..].Split(','));
            }
            else
            {
                device.Text("count", gpus.Text);
            }

            fields.Put("gpus", Fields.List([device.Node]));
        }
    }

    private static void Isolation(Service service, Fields fields)
    {
        fields.True("privileged", service.Privileged);
        fields.True("read_only", service.ReadOnlyRoot);
        fields.Words(
            ("cap_add", service.AddedCapabilities), ("cap_drop", service.DroppedCapabilities),
            ("security_opt", service.SecurityOptions), ("group_add", service.ExtraGroups), ("device_cgroup_rules", service.DeviceRules),
            ("devices", service.Devices.Select(device => $"{device.HostPath}:{device.ContainerPath ?? device.HostPath}:{device.Permissions}")),
            ("tmpfs", service.MemoryFolders.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => pair.Value.Length > 0 ? $"{pair.Key}:{pair.Value}" : pair.Key)));
        fields.Pairs("sysctls", service.Sysctls);
        fields.Texts(
            ("ipc", service.IpcMode), ("pid", service.PidMode), ("userns_mode", service.UserNamespaceMode),
            ("cgroup", service.CgroupMode), ("cgroup_parent", service.CgroupParent));
    }

    private static void Names(Service service, Fields fields)
    {
        fields.Texts(("hostname", service.Hostname), ("domainname", service.DomainName));
        fields.Words(("dns", service.Dns), ("dns_search", service.DnsSearch), ("dns_opt", service.DnsOptions));
        fields.Pairs("extra_hosts", service.ExtraHosts);
    }

    private static Fields Logging(LogSettings? logging)
    {
        var fields = new Fields();
        fields.Text("driver", logging?.Driver);
        fields.Pairs("options", logging?.Options ?? []);
        return fields;
    }

    private static void Own(Service service, Fields own)
    {
        var implied = EndpointReader.Implied([.. service.Endpoints], service.NetworkMode);
        own.Text("exposure", service.Exposure == implied ? null : Words.Of(service.Exposure));
        own.Text("update", service.Update == UpdatePolicy.Fleet ? "fleet" : null);
        own.Duration("ready_within", service.ReadyWithin == TimeSpan.FromMinutes(2) ? null : service.ReadyWithin);
    }
}
