using Fleet.Compose.Support;
using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>Reads one service of a file, as a service or as a job.</summary>
internal sealed class ServiceReader(StackReader reader, FileReader files, ServicesReader others, Entry entry, string name)
{
    /// <summary>All that a job can say; it runs to its end and nobody reaches it.</summary>
    private static readonly string[] OfJobs =
    [
        "image", "container_name", "command", "entrypoint", "environment", "env_file", "networks", "volumes", "configs", "secrets",
        "labels", "label_file", "user", "working_dir", "depends_on", "links", "profiles", "restart", "build", "develop", "attach",
        "pull_policy", "pull_refresh_after", "scale", "extends", "expose",
    ];

    private readonly string _subject = $"Service '{entry.Name}'";

    /// <summary>True when it runs to its end.</summary>
    public bool IsJob { get; init; }

    /// <summary>True when another waits until it is healthy.</summary>
    public bool MustBeHealthy { get; init; }

    /// <summary>The service; <see langword="null"/> when it is no mapping or has no image, which is then a problem.</summary>
    public Workload? Read()
    {
        if (Attributes.Of(entry.Value, SupportTable.Service, _subject, "", reader.Problems) is not { } attributes)
        {
            return null;
        }

        if (attributes.Find("image") is null)
        {
            reader.Problems.Add(
                entry.At, $"{_subject} has no image{(attributes.Has("build") ? ", and Fleet builds none" : "")}",
                attributes.Has("build") ? "Build and push it elsewhere and name it in 'image'" : "Add 'image'");
        }

        if (attributes.Text("image") is not { } image)
        {
            return null;
        }

        if (attributes.Number("scale") is { } scale and not 1)
        {
            attributes.Wrong("scale", $"is {scale}, and Fleet runs one container a service", "Declare a service for each");
        }

        return Filled(attributes, IsJob ? Job(attributes, image) : Service(attributes, image));
    }

    private InitJob Job(Attributes attributes, string image)
    {
        foreach (var each in ((MapNode)entry.Value).Entries.Where(each =>
                     !OfJobs.Contains(each.Name) && !each.Name.StartsWith("x-", StringComparison.Ordinal) && !each.Value.IsNull))
        {
            reader.Problems.Add(
                each.At, $"{_subject} is a job, as it runs to its end, and a job has no '{each.Name}'", "Remove it, or do not wait for the service to complete");
        }

        var own = Own(attributes);
        var restart = attributes.Text("restart");
        if (restart is not (null or "no") && !restart.StartsWith("on-failure", StringComparison.Ordinal))
        {
            attributes.Wrong("restart", $"is '{restart}', but the service is a job, as it runs to its end", "Write 'no' or 'on-failure:TIMES'");
        }

        return new InitJob(name, image)
        {
            ContainerName = ContainerName(attributes)!,
            User = attributes.Text("user"),
            WorkingDirectory = attributes.Text("working_dir"),
            Timeout = own?.Duration("timeout") ?? TimeSpan.FromMinutes(5),
            Retries = own?.Number("retries") ?? (int.TryParse(restart?.Split(':')[^1], out var times) ? times : 0),
        };
    }

    private Service Service(Attributes attributes, string image)
    {
        var own = Own(attributes);
        var resources = new ResourceReader(attributes);
        var restart = RestartReader.Read(attributes, resources.Deploy);
        var mode = NetworkModeOf(attributes);
        var endpoints = new EndpointReader(reader, attributes, own).Read(mode.Mode);
        var labels = Labels(attributes);
        var service = new Service(name, image)
        {
            ContainerName = ContainerName(attributes)!,
            User = attributes.Text("user"),
            WorkingDirectory = attributes.Text("working_dir"),
            HealthCheck = HealthReader.Read(attributes) ?? (MustBeHealthy ? HealthCheck.OfImage : null),
            Restart = restart.Policy,
            MaxRestarts = restart.Times,
            Update = Word<UpdatePolicy>(own, "update")
                ?? (labels.GetValueOrDefault(Watchtower.EnableLabel) == "true" ? UpdatePolicy.Watchtower : UpdatePolicy.Pinned),
            Exposure = Word<Exposure>(own, "exposure") ?? EndpointReader.Implied(endpoints, mode.Mode),
            ReadyWithin = own?.Duration("ready_within") ?? TimeSpan.FromMinutes(2),
            StopWithin = attributes.Duration("stop_grace_period") ?? TimeSpan.FromSeconds(10),
            StopSignal = attributes.Text("stop_signal"),
            NetworkMode = mode.Mode,
            NetworkOf = mode.Of,
            MemoryMiB = resources.MemoryMiB,
            MemoryReservationMiB = resources.ReservationMiB,
            MemorySwapMiB = resources.SwapMiB,
            SharedMemoryMiB = attributes.MiB("shm_size"),
            Cpus = resources.Cpus,
            CpuShares = attributes.Number("cpu_shares"),
            CpuSet = attributes.Text("cpuset"),
            Gpus = new GpuReader(reader.Problems).Read(attributes, resources.Reservations),
            Privileged = attributes.Flag("privileged") ?? false,
            ReadOnlyRoot = attributes.Flag("read_only") ?? false,
            Init = attributes.Flag("init"),
            Hostname = attributes.Text("hostname"),
            DomainName = attributes.Text("domainname"),
            IpcMode = attributes.Text("ipc"),
            PidMode = attributes.Text("pid"),
            UserNamespaceMode = attributes.Text("userns_mode"),
            CgroupMode = attributes.OneOf("cgroup", "host", "private"),
            CgroupParent = attributes.Text("cgroup_parent"),
            Runtime = attributes.Text("runtime"),
            Platform = attributes.Text("platform"),
            HasTerminal = attributes.Flag("tty") ?? false,
            KeepsInputOpen = attributes.Flag("stdin_open") ?? false,
            Logging = Logging(attributes),
        };
        foreach (var endpoint in endpoints)
        {
            service.Endpoints.Add(endpoint);
        }

        Lists(attributes, service);
        return service;
    }

    private void Lists(Attributes attributes, Service service)
    {
        service.AddedCapabilities.AddRange(attributes.Words("cap_add"));
        service.DroppedCapabilities.AddRange(attributes.Words("cap_drop"));
        service.SecurityOptions.AddRange(attributes.Words("security_opt"));
        service.Dns.AddRange(attributes.Words("dns"));
        service.DnsSearch.AddRange(attributes.Words("dns_search"));
        service.DnsOptions.AddRange(attributes.Words("dns_opt"));
        service.ExtraGroups.AddRange(attributes.Words("group_add"));
        service.DeviceRules.AddRange(attributes.Words("device_cgroup_rules"));
        service.Sysctls.Fill(attributes.Pairs("sysctls"));
        service.StorageOptions.Fill(attributes.Pairs("storage_opt"));
        service.ExtraHosts.Fill(HostReader.Read(attributes));
        service.Devices.AddRange(DeviceReader.Read(attributes, reader.Problems));
        foreach (var words in attributes.Words("tmpfs").Select(folder => folder.Split(':', 2)))
        {
            service.MemoryFolders[words[0]] = words.Length > 1 ? words[1] : "";
        }

        foreach (var (limit, value) in LimitReader.Read(attributes, reader.Problems))
        {
            service.ProcessLimits[limit] = value;
        }
    }

    /// <summary>What services and jobs have in common.</summary>
    private Workload Filled(Attributes attributes, Workload workload)
    {
        var commands = new CommandReader(attributes);
        workload.Command.AddRange(commands.Words("command").Select(word => word.Value));
        workload.Entrypoint.AddRange(commands.Words("entrypoint").Select(word => attributes.Plain(word, "entrypoint")).OfType<string>());
        foreach (var (variable, value) in new EnvironmentReader(reader, attributes).Read())
        {
            workload.Environment[variable] = value;
        }

        if (workload is not Service { NetworkOf: not null } and not Service { NetworkMode: not NetworkMode.Networks })
        {
            workload.Networks.AddRange(new AttachmentReader(reader, entry).Joined());
        }

        workload.Labels.Fill(Labels(attributes));
        if ((workload as Service)?.Update == UpdatePolicy.Watchtower)
        {
            workload.Labels.Remove(Watchtower.EnableLabel);
        }

        workload.Mounts.AddRange(new MountReader(reader, files, attributes, name).Read((workload as Service)?.MemoryFolders));
        workload.Mounts.AddRange(attributes.Items("configs").Select(item => files.Granted(item, isSecret: false, _subject)).OfType<Mount>());
        workload.Mounts.AddRange(attributes.Items("secrets").Select(item => files.Granted(item, isSecret: true, _subject)).OfType<Mount>());
        return workload;
    }

    private Dictionary<string, string> Labels(Attributes attributes)
    {
        var labels = new Dictionary<string, string>();
        foreach (var text in attributes.Texts("label_file"))
        {
            var path = Loading.Folders.Join(text.At.Source.Folder, text.Text);
            labels.Fill(reader.Loader.ReadEnv(path, reader.Variables, text.At)
                .Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Resolve(null).ToString())));
        }

        labels.Fill(attributes.Pairs("labels"));
        return labels;
    }

    private static LogSettings? Logging(Attributes attributes)
    {
        if (attributes.Map("logging", SupportTable.Logging) is not { } logging)
        {
            return null;
        }

        var settings = new LogSettings(logging.Text("driver") ?? "json-file");
        settings.Options.Fill(logging.Pairs("options"));
        return settings;
    }

    private (NetworkMode Mode, Service? Of) NetworkModeOf(Attributes attributes)
    {
        var mode = attributes.Text("network_mode");
        if (mode is not null && attributes.Has("networks"))
        {
            attributes.Wrong("network_mode", "excludes 'networks'", "Remove one of them");
        }

        switch (mode)
        {
            case null:
                return (NetworkMode.Networks, null);
            case "host":
                return (NetworkMode.Host, null);
            case "none":
                return (NetworkMode.None, null);
            case var _ when mode.StartsWith("service:", StringComparison.Ordinal):
                if (attributes.Find("ports") is { } ports)
                {
                    attributes.Wrong(ports.At, "ports", $"has no effect, since the service is in the network of '{mode["service:".Length..]}'", "Publish the ports there");
                }

                return (NetworkMode.Networks, others.Shared(mode["service:".Length..], attributes.Find("network_mode")!.At, _subject));
            default:
                attributes.Wrong("network_mode", $"is '{mode}', which is not supported", "Use 'host', 'none', 'service:NAME' or networks");
                return (NetworkMode.Networks, null);
        }
    }

    private string? ContainerName(Attributes attributes) => attributes.Text("container_name")
        ?? (reader.Options.Names == ComposeNames.Compose ? $"{reader.Stack.Name}-{entry.Name}-1" : null);

    private static Attributes? Own(Attributes attributes) => attributes.Map("x-fleet", SupportTable.Own);

    private static T? Word<T>(Attributes? own, string attribute) where T : struct, Enum
    {
        var word = own?.OneOf(attribute, [.. Enum.GetValues<T>().Select(Fleet.Document.Words.Of).Order(StringComparer.Ordinal)]);
        return word is null ? null : Enum.GetValues<T>().First(each => Fleet.Document.Words.Of(each) == word);
    }
}
