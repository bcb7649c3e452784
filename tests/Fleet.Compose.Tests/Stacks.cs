using FsCheck;
using FsCheck.Fluent;

namespace Fleet.Compose.Tests;

/// <summary>Makes stacks that say everything a Compose file can.</summary>
internal static class Stacks
{
    private static readonly Secret Password = Secret.FromConfig("password", "shop:password");

    private static readonly string[] Misread =
    [
        "", "~", "null", "true", "no", "0123", "1e3", "- item", "key: value", "#no comment", "a #b", "'", "\"", "\\", "$", "$$", "${X}",
        "$NAME", "{a: b}", "[a]", "*alias", "&anchor", "!tag", "%", "@", "`", "|", ">", " leading", "trailing ", "tab\there", "two\nlines",
        "lines\n\n  indented\n", "\n", "end\n", "\r\n", "ž ü 漢 😀", ": ", "a:b", "::", "=", "<<", "1.10", ".5", "0x1f", "2024-01-01", "---",
        "...", "a\u0085b", "\u2028", "\u0007",
    ];

    private const string Letters = "abcXYZ019 ._-/:#$'\"\\{}[]|>%@`~!&*?,\n\t=+<žß漢";

    /// <summary>Texts of all kinds, those that YAML, variables and shells would misread above all.</summary>
    public static Gen<string> Text { get; } = Gen.Choose(0, int.MaxValue).Select(seed => Texts(new System.Random(seed)));

    /// <summary>Stacks.</summary>
    public static Gen<ContainerStack> Any { get; } = Gen.Choose(0, int.MaxValue).Select(seed => Make(new System.Random(seed)));

    /// <summary>A stack, from one source of chance, since its parts refer to each other.</summary>
    private static ContainerStack Make(System.Random chance)
    {
        var stack = new ContainerStack(Pick(chance, "shop", "front-2", "x9"));
        var networks = Many(chance, 3, index => stack.Add(Network(chance, index)));
        var volumes = Many(chance, 3, index => stack.Add(Volume(chance, index)));
        var workloads = new List<Workload>();
        for (var index = chance.Next(1, 5); index > 0; index--)
        {
            var workload = chance.Next(4) == 0 ? (Workload)Job(chance, index) : Service(chance, index, workloads);
            Fill(workload, chance);
            workload.Networks.AddRange(workload is Service { NetworkOf: not null } or Service { NetworkMode: not NetworkMode.Networks }
                ? []
                : networks.Where(_ => Flip(chance)));
            foreach (var network in workload is Service ? workload.Networks : [])
            {
                if (Flip(chance))
                {
                    ((Service)workload).Attachments[network] = Attachment(chance);
                }
            }

            workload.Mounts.AddRange(Many(chance, 4, at => Mount(chance, stack, volumes, workload, at)));
            workload.DependsOn.AddRange(workloads.Where(_ => Flip(chance)));
            workloads.Add(stack.Add(workload));
        }

        return stack;
    }

    private static Network Network(System.Random chance, int index)
    {
        var network = new Network($"net-{index}")
        {
            NameOnHost = Maybe(chance, Words)!,
            Origin = Flip(chance) ? Origin.Fleet : Pick(chance, Origin.Fleet, Origin.Elsewhere),
        };
        if (network.Origin == Origin.Elsewhere)
        {
            return network;
        }

        network = new Network($"net-{index}")
        {
            NameOnHost = Maybe(chance, Words)!,
            Driver = Pick(chance, "bridge", "macvlan"),
            Reach = Pick(chance, NetworkReach.Inside, NetworkReach.Outside),
            HasIpv6 = Flip(chance),
            IsAttachable = Flip(chance),
        };
        Put(network.DriverOptions, chance);
        Put(network.Labels, chance);
        network.Subnets.AddRange(Many(chance, 2, number => new Subnet($"172.30.{number}.0/24")
        {
            Gateway = Maybe(chance, _ => $"172.30.{number}.1"),
            ContainerRange = Maybe(chance, _ => $"172.30.{number}.128/25"),
            Reserved = { [Words(chance)] = $"172.30.{number}.9" },
        }));
        return network;
    }

    private static Volume Volume(System.Random chance, int index)
    {
        if (chance.Next(4) == 0)
        {
            return new Volume($"vol-{index}") { NameOnHost = Words(chance), Origin = Origin.Elsewhere };
        }

        var volume = new Volume($"vol-{index}") { NameOnHost = Maybe(chance, Words)!, Driver = Pick(chance, "local", "nfs") };
        Put(volume.DriverOptions, chance);
        Put(volume.Labels, chance);
        return volume;
    }

    private static InitJob Job(System.Random chance, int index) => new($"job-{index}", $"docker.io/acme/job:{index}")
    {
        ContainerName = Maybe(chance, Words)!,
        User = Maybe(chance, Texts),
        WorkingDirectory = Maybe(chance, Texts),
        Timeout = chance.Next(2) == 0 ? TimeSpan.FromMinutes(5) : Times(chance),
        Retries = chance.Next(3),
    };

    private static Service Service(System.Random chance, int index, List<Workload> others)
    {
        var owner = others.OfType<Service>().LastOrDefault(service => service is { NetworkOf: null, NetworkMode: NetworkMode.Networks });
        var shared = owner is not null && chance.Next(5) == 0 ? owner : null;
        var mode = shared is null ? Pick(chance, NetworkMode.Networks, NetworkMode.Networks, NetworkMode.Networks, NetworkMode.Host, NetworkMode.None) : NetworkMode.Networks;
        var service = new Service($"service-{index}", $"docker.io/acme/service:{index}")
        {
            ContainerName = Maybe(chance, Words)!,
            User = Maybe(chance, Texts),
            WorkingDirectory = Maybe(chance, Texts),
            HealthCheck = Maybe(chance, Health),
            Restart = Pick(chance, Enum.GetValues<RestartPolicy>()),
            Update = Pick(chance, Enum.GetValues<UpdatePolicy>()),
            Exposure = Pick(chance, Enum.GetValues<Exposure>()),
            ReadyWithin = Times(chance),
            StopWithin = Times(chance),
            StopSignal = Maybe(chance, _ => "SIGINT"),
            NetworkMode = mode,
            NetworkOf = shared,
            MemoryMiB = Number(chance),
            MemoryReservationMiB = Number(chance),
            MemorySwapMiB = Flip(chance) ? -1 : Number(chance),
            SharedMemoryMiB = Number(chance),
            Cpus = Flip(chance) ? null : chance.Next(1, 400) / 100m,
            CpuShares = Number(chance),
            CpuSet = Maybe(chance, _ => "0-3"),
            Gpus = Maybe(chance, _ => Pick(chance, GpuUse.All, new GpuUse("2"), GpuUse.Devices("0", "GPU-1"))),
            Privileged = Flip(chance),
            ReadOnlyRoot = Flip(chance),
            Init = Flip(chance) ? null : Flip(chance),
            Hostname = Maybe(chance, Texts),
            DomainName = Maybe(chance, Texts),
            IpcMode = Maybe(chance, _ => "host"),
            PidMode = Maybe(chance, _ => "host"),
            UserNamespaceMode = Maybe(chance, _ => "host"),
            CgroupMode = Maybe(chance, _ => Pick(chance, "host", "private")),
            CgroupParent = Maybe(chance, Texts),
            Runtime = Maybe(chance, Words),
            Platform = Maybe(chance, _ => "linux/arm64"),
            HasTerminal = Flip(chance),
            KeepsInputOpen = Flip(chance),
            Logging = Maybe(chance, Logging),
        };
        service = service.Restart == RestartPolicy.OnFailure && Flip(chance) ? Failing(service) : service;
        service.AddedCapabilities.AddRange(Many(chance, 2, _ => Words(chance)));
        service.DroppedCapabilities.AddRange(Many(chance, 2, _ => "ALL").Distinct());
        service.SecurityOptions.AddRange(Many(chance, 2, _ => Texts(chance)));
        service.Dns.AddRange(Many(chance, 2, number => $"9.9.9.{number}"));
        service.DnsSearch.AddRange(Many(chance, 2, _ => Words(chance)));
        service.DnsOptions.AddRange(Many(chance, 2, _ => Texts(chance)));
        service.ExtraGroups.AddRange(Many(chance, 2, _ => Texts(chance)));
        service.DeviceRules.AddRange(Many(chance, 2, _ => "c 1:3 rw"));
        service.Devices.AddRange(Many(chance, 2, number => new Device($"/dev/d{number}", Maybe(chance, _ => "/dev/other"), Pick(chance, "rwm", "r"))));
        Put(service.Sysctls, chance);
        Put(service.StorageOptions, chance);
        foreach (var number in Many(chance, 2, number => number))
        {
            service.ExtraHosts[$"{Words(chance)}"] = Pick(chance, $"192.0.2.{number}", "host-gateway", "2001:db8::1");
            service.MemoryFolders[$"/mem/{number}"] = Pick(chance, "", "size=64m", "size=1m,mode=1777");
            service.ProcessLimits[Pick(chance, "nofile", "nproc")] = new ProcessLimit(chance.Next(100), -1);
        }

        if (shared is null && mode == NetworkMode.Networks)
        {
            foreach (var endpoint in Many(chance, 3, number => Endpoint(chance, number)))
            {
                service.Endpoints.Add(endpoint);
            }
        }

        return service;
    }

    // How often is a matter of on-failure alone.
    private static Service Failing(Service service) => new(service.Name, service.Image) { Restart = RestartPolicy.OnFailure, MaxRestarts = 7 };

    private static void Fill(Workload workload, System.Random chance)
    {
        workload.Command.AddRange(Many(chance, 3, _ => (Value)Texts(chance)));
        workload.Entrypoint.AddRange(Many(chance, 3, _ => Texts(chance)));
        Put(workload.Labels, chance);
        foreach (var _ in Many(chance, 3, number => number))
        {
            workload.Environment[Words(chance)] = Flip(chance)
                ? Texts(chance)
                : Value.Format($"{Texts(chance)}{Password}{Texts(chance)}");
        }
    }

    private static Fleet.Endpoint Endpoint(System.Random chance, int number) => new($"port-{number}", 8000 + number)
    {
        Protocol = Pick(chance, PortProtocol.Tcp, PortProtocol.Udp),
        Scheme = Pick(chance, "http", "tcp", "https"),
        Publish = Pick(chance, Publish.Nowhere, Publish.Everywhere, Publish.Loopback),
        PublishedPort = Flip(chance) ? null : chance.Next(1, 65536),
    };

    private static HealthCheck Health(System.Random chance)
    {
        var check = Pick(chance, HealthCheck.Off, HealthCheck.OfImage, HealthCheck.Exec(Texts(chance), "x"), HealthCheck.Shell(Texts(chance)));
        return !check.IsTested
            ? check
            : check with
            {
                Interval = Flip(chance) ? null : Times(chance),
                Timeout = Times(chance),
                StartPeriod = Times(chance),
                StartInterval = Flip(chance) ? null : Times(chance),
                Retries = chance.Next(100),
            };
    }

    private static Attachment Attachment(System.Random chance) => new()
    {
        Aliases = { Words(chance) },
        Ipv4Address = Maybe(chance, _ => "172.30.0.7"),
        Ipv6Address = Maybe(chance, _ => "2001:db8::7"),
    };

    private static LogSettings Logging(System.Random chance)
    {
        var settings = new LogSettings(Pick(chance, "json-file", "local"));
        Put(settings.Options, chance);
        return settings;
    }

    private static Mount Mount(System.Random chance, ContainerStack stack, List<Volume> volumes, Workload workload, int at)
    {
        var access = Pick(chance, Access.ReadOnly, Access.ReadWrite);
        var relabel = Maybe(chance, _ => Pick(chance, "z", "Z"));
        switch (chance.Next(3))
        {
            case 0 when volumes.Count > 0:
                return volumes[chance.Next(volumes.Count)].At($"/mount/{at}", access).With(new MountOptions
                {
                    IsLeftEmpty = Flip(chance),
                    Subfolder = Maybe(chance, Words),
                    Relabel = relabel,
                });
            case 1:
                var content = Flip(chance) ? (Value)Texts(chance) : Value.Format($"{Texts(chance)}{Password}");
                return stack.Add(new ConfigFile($"file-{workload.Name}-{at}", content)
                {
                    Mode = Pick(chance, "0644", "0400", "0755"),
                    Owner = Pick(chance, "root", "1000"),
                    Group = Pick(chance, "root", "998"),
                }).At($"/mount/{at}");
            default:
                return Fleet.Mount.HostPath($"/srv/{Words(chance)}", $"/mount/{at}", access).With(new MountOptions
                {
                    Propagation = Maybe(chance, _ => "rslave"),
                    Relabel = relabel,
                });
        }
    }

    private static void Put(Dictionary<string, string> target, System.Random chance)
    {
        foreach (var _ in Many(chance, 2, number => number))
        {
            target[Words(chance)] = Texts(chance);
        }
    }

    private static string Texts(System.Random chance) => chance.Next(3) == 0
        ? Pick(chance, Misread)
        : new string(chance.GetItems<char>(Letters, chance.Next(30)));

    private static string Words(System.Random chance) =>
        $"w{new string(chance.GetItems<char>("abcdefghij0123456789-_.", chance.Next(1, 12)))}";

    private static TimeSpan Times(System.Random chance) => TimeSpan.FromMilliseconds(chance.Next(1, 100_000_000));

    private static bool Flip(System.Random chance) => chance.Next(2) == 0;

    private static int? Number(System.Random chance) => Flip(chance) ? null : chance.Next(1, 100_000);

    private static T Pick<T>(System.Random chance, params T[] all) => all[chance.Next(all.Length)];

    private static T? Maybe<T>(System.Random chance, Func<System.Random, T> make) where T : class => Flip(chance) ? null : make(chance);

    private static List<T> Many<T>(System.Random chance, int most, Func<int, T> make) =>
        [.. Enumerable.Range(0, chance.Next(most + 1)).Select(make)];
}
