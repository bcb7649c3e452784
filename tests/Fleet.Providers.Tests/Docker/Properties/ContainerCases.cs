using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

/// <summary>Every property of a container.</summary>
internal static class ContainerCases
{
    /// <summary>A network that there is while the cases are tried, and its addresses.</summary>
    public const string Network = "properties-a";

    /// <summary>Another one.</summary>
    public const string OtherNetwork = "properties-b";

    /// <summary>What is not tried, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> Excluded = new Dictionary<string, string>
    {
        ["Container.storageOpts"] = "needs a disk with quotas of its own",
        ["Container.gpus"] = "compared without an engine: needs a graphics card's driver",
        ["Container.mounts.volumeOptions.subpath"] = "API 1.45: tried with a recorded API",
        ["Container.networksAdvanced.gwPriority"] = "API 1.48: tried with a recorded API",
        ["Container.healthcheck.startInterval"] = "API 1.44: tried with a recorded API",
    };

    private static readonly (string, PropertyValue)[] Runs = [("start", true), ("mustRun", true)];

    public static IEnumerable<PropertyCase> All() =>
    [
        .. Simple(), .. Process(), .. Limits(), .. Devices(), .. Names(), .. Storage(), .. Health(), .. Networks(), .. Life(),
    ];

    private static PropertyCase Case(string path, string official, PropertyValue first, PropertyValue? second) =>
        new(path, official, first, second);

    /// <summary>A file beside the tests that says something: what it is uploaded from is the same on every machine.</summary>
    private static string Source(string says)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"upload-{says}");
        File.WriteAllText(path, says);
        return path;
    }

    /// <summary>A member of a set of one object.</summary>
    private static PropertyCase Member(
        string path, string official, PropertyMap rest, PropertyValue first, PropertyValue? second)
    {
        var member = path.Split('.')[1];
        return Case(path, official, Blocks(rest.With(member, first)), Blocks(second is null ? rest : rest.With(member, second)));
    }

    private static IEnumerable<PropertyCase> Simple() =>
    [
        Case("capabilities.adds", "R", Map(("adds", Texts("NET_ADMIN"))), Map(("adds", Texts("NET_RAW")))),
        Case("capabilities.drops", "R", Map(("drops", Texts("mknod"))), null),
        Case("cgroupParent", "R", "/fleet-one", "/fleet-two"),
        Case("cgroupnsMode", "R", "private", "host"),
        Case("groupAdds", "R", Texts("1000", "7"), Texts("7")),
        Case("image", "R", RealEngine.Image, RealEngine.NewerImage),
        Case("init", "S", true, null),
        Case("ipcMode", "R", "private", "shareable"),
        Case("labels.label", "R", Blocks(Map(("label", "a"), ("value", "1"))), Blocks(Map(("label", "b"), ("value", "1")))),
        Case("labels.value", "R", Blocks(Map(("label", "a"), ("value", "1"))), Blocks(Map(("label", "a"), ("value", "2")))),
        Case("logDriver", "R", "json-file", "none"),
        Case("logOpts", "R", Map(("max-size", "1m")), Map(("max-size", "2m"))).Needs(("logDriver", "json-file")),
        Case("name", "R", "properties-one", "properties-two"),
        Case("pidMode", "R", "host", null),
        Case("platform", "R", "linux", null) with { Unseen = "the engine has one platform" },
        Case("privileged", "R", true, null),
        Case("readOnly", "R", true, null),
        Case("runtime", "R", "runc", "io.containerd.runc.v2"),
        Case("securityOpts", "R", Texts("no-new-privileges"), Texts("systempaths=unconfined")),
        Case("sysctls", "R", Map(("net.ipv4.ip_forward", "1")), Map(("net.ipv4.ip_forward", "0"))),
        Case("usernsMode", "R", "host", null),
    ];

    private static IEnumerable<PropertyCase> Process() =>
    [
        Case("command", "R", Texts("sleep", "60"), Texts("60", "sleep")),
        Case("domainname", "R", "one.test", "two.test"),
        Case("entrypoints", "R", Texts("/bin/sleep"), null).Needs(("command", Texts("60"))),
        Case("envs", "R", Texts("A=1", "B=2"), Texts("A=1")),
        Case("hostname", "R", "one", "two"),
        Case("stdinOpen", "R", true, null),
        Case("stopSignal", "R", "SIGTERM", "SIGINT"),
        Case("stopTimeout", "R", 5, 0),
        Case("tty", "R", true, null),
        Case("user", "R", "1000:1000", "0"),
        Case("workingDir", "R", "/srv", "/tmp/"),
    ];

    private static IEnumerable<PropertyCase> Limits() =>
    [
        Case("cpuPeriod", "S", 100000, 50000),
        Case("cpuQuota", "S", 50000, 60000).Needs(("cpuPeriod", 100000)),
        Case("cpuSet", "U", "0", "0-1"),
        Case("cpuShares", "U", 512, 256),
        Case("cpus", "R", "0.5", "1.0"),
        Case("memory", "U", 64, 128),
        Case("memoryReservation", "U", 32, 16),
        Case("memorySwap", "U", 128, 256).Needs(("memory", 64)),
        Case("shmSize", "R", 16, 32),
        .. from member in new[] { "name", "soft", "hard" }
            let rest = Map(("name", "nofile"), ("soft", 1024), ("hard", 2048))
            select Member($"ulimits.{member}", "R", rest, rest[member], member == "name" ? "nproc" : rest[member].AsNumber()! - 1),
    ];

    private static IEnumerable<PropertyCase> Devices() =>
    [
        .. from list in new[] { "deviceReadBps", "deviceReadIops", "deviceWriteBps", "deviceWriteIops" }
            from member in new[] { "path", "rate" }
            let rest = Map(("path", "/dev/null"), ("rate", 1024))
            select Member($"{list}.{member}", "U", rest, rest[member], member == "path" ? "/dev/zero" : 2048),
        Case("deviceCgroupRules", "R", Texts("c 1:3 rwm"), Texts("c 1:3 r")),
        Member("devices.hostPath", "R", PropertyMap.Empty, "/dev/null", "/dev/zero"),
        Member("devices.containerPath", "R", Map(("hostPath", "/dev/null")), "/dev/one", "/dev/two"),
        Member("devices.permissions", "R", Map(("hostPath", "/dev/null")), "rw", "r"),
        .. from member in new[] { "capabilities", "count", "deviceIds", "driver", "options" }
            let rest = Map(("driver", "cdi"), ("deviceIds", Texts("vendor.test/class=one")))
            select Member($"deviceRequests.{member}", "R", rest, member switch
            {
                "capabilities" => Texts("one"), "count" => -1, "deviceIds" => Texts("vendor.test/class=two"),
                "driver" => "other", _ => Map(("a", "1")),
            }, null),
    ];

    private static IEnumerable<PropertyCase> Names() =>
    [
        Case("dns", "R", Texts("198.18.0.1", "198.18.0.2"), Texts("198.18.0.1")),
        Case("dnsOpts", "R", Texts("ndots:1"), Texts("ndots:2")),
        Case("dnsSearches", "R", Texts("one.test"), Texts("two.test")),
        Member("hosts.host", "R", Map(("ip", "198.18.0.1")), "one", "two"),
        Member("hosts.ip", "R", Map(("host", "one")), "fd00::1", "198.18.0.2"),
        Member("ports.internal", "R", Map(("external", 18280)), 80, 81),
        Member("ports.external", "R", Map(("internal", 80)), 18280, 18281),
        Member("ports.ip", "R", Map(("internal", 80), ("external", 18280)), "127.0.0.1", "::1"),
        Member("ports.protocol", "R", Map(("internal", 80), ("external", 18280)), "udp", "tcp"),
        Case("publishAllPorts", "R", true, null),
    ];

    private static IEnumerable<PropertyCase> Storage()
    {
        var mount = Map(("type", "volume"), ("source", "properties"), ("target", "/data"));
        var bind = Map(("type", "bind"), ("source", "/srv"), ("target", "/data"));
        var memory = Map(("type", "tmpfs"), ("target", "/data"));
        var volume = Map(("volumeName", "properties"), ("containerPath", "/data"));
        PropertyMap Options(string member, PropertyValue value) => mount.With("volumeOptions", Map((member, value)));
        return
        [
            Member("mounts.target", "S", mount.Without("target"), "/one", "/two"),
            Member("mounts.source", "S", mount.Without("source"), "properties-one", "properties-two"),
            Member("mounts.readOnly", "S", mount, true, null),
            Case("mounts.type", "S", Blocks(memory), Blocks(mount)),
            Case("mounts.bindOptions.propagation", "S",
                Blocks(bind.With("bindOptions", Map(("propagation", "rslave")))), Blocks(bind)),
            Case("mounts.tmpfsOptions.mode", "S",
                Blocks(memory.With("tmpfsOptions", Map(("mode", 448)))), Blocks(memory.With("tmpfsOptions", Map(("mode", 511))))),
            Case("mounts.tmpfsOptions.sizeBytes", "S",
                Blocks(memory.With("tmpfsOptions", Map(("sizeBytes", 1048576)))), Blocks(memory)),
            Case("mounts.volumeOptions.noCopy", "S", Blocks(Options("noCopy", true)), Blocks(mount)),
            Case("mounts.volumeOptions.driverName", "S", Blocks(Options("driverName", "local")), Blocks(mount)),
            Case("mounts.volumeOptions.driverOptions", "S",
                Blocks(Options("driverOptions", Map(("type", "tmpfs"), ("device", "tmpfs")))), Blocks(mount)),
            Case("mounts.volumeOptions.labels.label", "S",
                Blocks(Options("labels", Blocks(Map(("label", "a"), ("value", "1"))))),
                Blocks(Options("labels", Blocks(Map(("label", "b"), ("value", "1")))))),
            Case("mounts.volumeOptions.labels.value", "S",
                Blocks(Options("labels", Blocks(Map(("label", "a"), ("value", "1"))))),
                Blocks(Options("labels", Blocks(Map(("label", "a"), ("value", "2")))))),
            Case("tmpfs", "S", Map(("/run", "size=1m")), Map(("/run", "size=2m"))),
            Member("uploads.file", "R", Map(("content", "x")), "/srv/one", "/srv/two"),
            Member("uploads.content", "R", Map(("file", "/srv/one")), "x", "y"),
            Member("uploads.contentBase64", "R", Map(("file", "/srv/one")), "eA==", "eQ=="),
            Member("uploads.source", "R", Map(("file", "/srv/one")), Source("one"), Source("two")),
            Member("uploads.sourceHash", "R", Map(("file", "/srv/one"), ("source", Source("one"))), "1", "2") with
            {
                Unseen = "the file is the same",
            },
            Member("uploads.executable", "R", Map(("file", "/srv/one"), ("content", "x")), true, null),
            Member("uploads.permissions", "R", Map(("file", "/srv/one"), ("content", "x")), "0600", "0644"),
            Member("uploads.owner", "R", Map(("file", "/srv/one"), ("content", "x")), "1000", null),
            Member("uploads.group", "R", Map(("file", "/srv/one"), ("content", "x")), "1000", null),
            Member("volumes.containerPath", "R", volume.Without("containerPath"), "/one", "/two"),
            Member("volumes.volumeName", "R", volume.Without("volumeName"), "properties-one", "properties-two"),
            Member("volumes.hostPath", "R", Map(("containerPath", "/one")), "/srv", "/tmp"),
            Member("volumes.readOnly", "R", volume, true, null),
            Member("volumes.selinuxRelabel", "R", Map(("containerPath", "/one"), ("hostPath", "/srv")), "z", null),
            Member("volumes.fromContainer", "R", PropertyMap.Empty, "properties-donor", "properties-donor:ro"),
        ];
    }

    private static IEnumerable<PropertyCase> Health()
    {
        var health = Map(("tests", Texts("CMD", "true")), ("interval", "60s"));
        PropertyCase Of(string member, PropertyValue first, PropertyValue second) =>
            Case($"healthcheck.{member}", "S", health.With(member, first), health.With(member, second));
        return
        [
            Of("tests", Texts("CMD", "true"), Texts("CMD-SHELL", "true")),
            Of("interval", "60s", "90s"),
            Of("timeout", "1m0s", "5s"),
            Of("startPeriod", "500ms", "1s"),
            Of("retries", 2, 3),
        ];
    }

    private static IEnumerable<PropertyCase> Networks()
    {
        var network = Map(("name", Network));
        return
        [
            Case("networkMode", "R", "none", "host"),
            Member("networksAdvanced.name", "R", PropertyMap.Empty, Network, OtherNetwork),
            Member("networksAdvanced.aliases", "R", network, Texts("one", "two"), Texts("one")),
            Member("networksAdvanced.ipv4Address", "R", network, "198.19.250.10", "198.19.250.11"),
            Member("networksAdvanced.ipv6Address", "R", network, "fd00:250::10", "fd00:250::11"),
            Member("networksAdvanced.linkLocalIps", "R", network, Texts("169.254.10.1"), null),
            Member("networksAdvanced.macAddress", "R", network, "02:42:c6:13:fa:10", null),
            Member("networksAdvanced.driverOpts", "R", network, Texts("a=1"), Texts("a=2")),
        ];
    }

    private static IEnumerable<PropertyCase> Life() =>
    [
        Case("attach", "S", true, null).Needs(("start", true), ("command", Texts("true"))),
        Case("containerReadRefreshTimeoutMilliseconds", "S", 1000, 2000),
        Case("destroyGraceSeconds", "S", 1, 2),
        Case("logs", "S", true, null),
        Case("maxRetryCount", "U", 3, 4).Needs(("restart", "on-failure")),
        Case("mustRun", "U", false, true).Needs(
            ("start", true), ("command", Texts("sh", "-c", "test -e /srv/ran && exec sleep 60; touch /srv/ran"))) with
            {
                Ends = true,
            },
        Case("removeVolumes", "S", false, true),
        Case("restart", "U", "always", "unless-stopped"),
        Case("rm", "S", true, null),
        Case("start", "S", false, true).Needs(("mustRun", false)),
        Case("wait", "S", true, null).Needs([.. Runs, ("healthcheck", Map(("tests", Texts("CMD", "true")), ("interval", "200ms")))]),
        Case("waitTimeout", "S", 10, 20),
    ];
}
