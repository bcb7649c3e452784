using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

/// <summary>Every property of networks, volumes, images and tags.</summary>
internal static class OtherCases
{
    private const string WhileBuilding = "used while it builds; the request is tried with a recorded API";

    /// <summary>What is not tried, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> Excluded = new Dictionary<string, string>
    {
        ["Network.ingress"] = "needs a swarm",
        ["Volume.cluster"] = "refused: volumes of a swarm are not managed",
        ["RegistryImage.build"] = "built by the same code as RemoteImage's; tried there",
        ["RemoteImage.build.additionalContexts"] = "refused: needs the Docker command's builder",
        ["RemoteImage.build.buildId"] = "refused: needs the Docker command's builder",
        ["RemoteImage.build.builder"] = "refused: needs the Docker command's builder",
        ["RemoteImage.build.cacheTos"] = "refused: needs the Docker command's builder",
        ["RemoteImage.build.provenance"] = "refused: needs the Docker command's builder",
        ["RemoteImage.build.sbom"] = "refused: needs the Docker command's builder",
        ["RemoteImage.build.secrets"] = "refused: needs the Docker command's builder",
        ["RemoteImage.build.sessionId"] = "refused: needs the Docker command's builder",
        ["RemoteImage.build.remoteContext"] = "fetched by the engine from the internet; the request is tried with a recorded API",
        ["RemoteImage.build.squash"] = "needs an engine with experiments; the request is tried with a recorded API",
        ["RemoteImage.build.isolation"] = "Windows only; the request is tried with a recorded API",
        ["RemoteImage.build.authConfigs"] = "only used for base images; tried with a registry",
        ["RemoteImage.build.cpuSetMems"] = "needs a machine with memory nodes; the request is tried with a recorded API",
        ["RemoteImage.build.securityOpts"] = "Windows only; the request is tried with a recorded API",
    };

    public static IEnumerable<PropertyCase> Networks()
    {
        var pool = Map(("subnet", "198.19.251.0/24"), ("gateway", "198.19.251.1"));
        PropertyCase Pool(string member, PropertyValue first, PropertyValue? second) => new(
            $"ipamConfigs.{member}", "R", Blocks(pool.With(member, first)), Blocks(second is null ? pool : pool.With(member, second)));
        return
        [
            new("attachable", "R", true, null),
            new("driver", "R", "bridge", "macvlan") { OnlyCompared = "needs another driver" },
            new("internal", "R", true, null),
            new("ipamConfigs.subnet", "R",
                Blocks(Map(("subnet", "198.19.251.0/24"))), Blocks(Map(("subnet", "198.19.252.0/24")))),
            Pool("gateway", "198.19.251.2", "198.19.251.1"),
            Pool("ipRange", "198.19.251.128/25", null),
            Pool("auxAddress", Map(("router", "198.19.251.9")), null),
            new("ipamDriver", "R", "default", "null") { OnlyCompared = "needs another driver" },
            new("ipamOptions", "R", Map(("a", "1")), Map(("a", "2"))),
            new("ipv6", "R", true, null) { With = Map(("ipamConfigs", Blocks(Map(("subnet", "fd00:251::/64"))))) },
            new("labels.label", "R", Label("a", "1"), Label("b", "1")),
            new("labels.value", "R", Label("a", "1"), Label("a", "2")),
            new("name", "R", "properties-one", "properties-two"),
            new("options", "R", Map(("com.docker.network.driver.mtu", "1400")), Map(("com.docker.network.driver.mtu", "1300"))),
        ];
    }

    public static IEnumerable<PropertyCase> Volumes() =>
    [
        new("driver", "R", "local", "other") { OnlyCompared = "needs another driver" },
        new("driverOpts", "R", Map(("type", "tmpfs"), ("device", "tmpfs")), null),
        new("labels.label", "R", Label("a", "1"), Label("b", "1")),
        new("labels.value", "R", Label("a", "1"), Label("a", "2")),
        new("name", "R", "volume-one", "volume-two"),
    ];

    /// <param name="context">A folder to build from.</param>
    /// <param name="pulled">An image that is in a registry.</param>
    public static IEnumerable<PropertyCase> Images(string context, string pulled)
    {
        var build = Map(("context", context));
        PropertyCase Build(string member, string official, PropertyValue first, PropertyValue? second) => new(
            $"build.{member}", official, build.With(member, first), second is null ? build : build.With(member, second))
        {
            Unseen = WhileBuilding,
        };
        return
        [
            new("name", "R", RealEngine.Image, RealEngine.NewerImage) { With = Map(("keepLocally", true)) },
            new("forceRemove", "S", true, null) { With = Map(("build", build)) },
            new("keepLocally", "S", true, false) { With = Map(("build", build)) },
            new("platform", "R", "linux", null) { With = Map(("build", build)), Unseen = WhileBuilding },
            new("pullTriggers", "R", Texts("a", "b"), Texts("a"))
            {
                With = Map(("name", pulled), ("keepLocally", true)), Unseen = "the same image is pulled again",
            },
            new("triggers", "R", Map(("a", "1")), Map(("a", "2"))) { With = Map(("build", build)), Unseen = "the same image is built again" },
            new("build.context", "R", build, Map(("context", $"{context}/other"))),
            Build("dockerfile", "R", "Dockerfile", "Second"),
            Build("buildArgs", "R", Map(("SAYS", "1")), Map(("SAYS", "2"))),
            Build("buildLogFile", "R", $"{context}.log", null),
            Build("cacheFroms", "R", Texts(RealEngine.Image), null),
            Build("cgroupParent", "R", "/fleet-one", null),
            Build("cpuPeriod", "R", 100000, null),
            Build("cpuQuota", "R", 50000, null),
            Build("cpuSetCpus", "R", "0", null),
            Build("cpuShares", "R", 512, null),
            Build("extraHosts", "R", Texts("peer:198.18.0.1"), null),
            Build("forceRemove", "R", true, null),
            Build("label", "S", Map(("a", "1")), null),
            Build("labels", "R", Map(("a", "1")), Map(("a", "2"))),
            Build("memory", "R", 67108864, null),
            new("build.memorySwap", "R",
                build.With("memory", 67108864).With("memorySwap", 134217728), build.With("memory", 67108864)) { Unseen = WhileBuilding },
            Build("networkMode", "R", "none", null),
            Build("noCache", "R", true, null),
            Build("platform", "R", "linux", null),
            new("build.pullParent", "R",
                Map(("context", $"{context}/pulled"), ("pullParent", true)), Map(("context", $"{context}/pulled"))) { Unseen = WhileBuilding },
            Build("remove", "S", false, true),
            Build("shmSize", "R", 67108864, null),
            Build("suppressOutput", "R", true, null),
            Build("tags", "S", Texts("properties/second:1"), null),
            Build("target", "R", "first", null),
            .. from member in new[] { "name", "soft", "hard" }
                let limit = Map(("name", "nofile"), ("soft", 1024), ("hard", 2048))
                select new PropertyCase(
                    $"build.ulimits.{member}", "R",
                    build.With("ulimits", Blocks(limit)),
                    build.With("ulimits", Blocks(limit.With(member, member == "name" ? "nproc" : limit[member].AsNumber()! - 1)))) { Unseen = WhileBuilding },
            Build("useLegacyBuilder", "R", true, null),
            Build("version", "R", "1", null),
        ];
    }

    /// <param name="context">A folder to build from.</param>
    /// <param name="registry">The address of a registry.</param>
    public static IEnumerable<PropertyCase> RegistryImages(string context, string registry)
    {
        var login = Map(("address", registry), ("username", RealRegistry.User), ("password", RealRegistry.Password));
        return
        [
            new("authConfig.address", "S", login, login.With("address", $"http://{registry}")),
            new("authConfig.password", "S", login, null),
            new("authConfig.username", "S", login, null),
            new("build.context", "R", Map(("context", context)), Map(("context", $"{context}/other"))),
            new("insecureSkipVerify", "S", true, null),
            new("keepRemotely", "S", true, null),
            new("name", "R", $"{registry}/properties/one:1", $"{registry}/properties/one:2") { With = Map(("build", Map(("context", context)))) },
            new("triggers", "R", Map(("a", "1")), Map(("a", "2"))) { Unseen = "the same image is pushed again" },
        ];
    }

    /// <param name="context">A folder to build from.</param>
    /// <param name="registry">The address of a registry.</param>
    public static IEnumerable<PropertyCase> BuiltImages(string context, string registry)
    {
        var build = Map(("context", context), ("dockerfile", $"{context}/Dockerfile"));
        PropertyCase Build(string member, PropertyValue first, PropertyValue? second) => new(
            $"build.{member}", "U", build.With(member, first), second is null ? build : build.With(member, second))
        {
            Unseen = WhileBuilding,
        };
        return
        [
            Build("addHosts", Texts("peer:198.18.0.1"), null),
            Build("args", Map(("SAYS", "1")), Map(("SAYS", "2"))),
            Build("builderVersion", "BuilderV1", null),
            Build("cacheFrom.images", Map(("images", Texts(RealEngine.Image))), null) with
            {
                First = build.With("cacheFrom", Map(("images", Texts($"{registry}/base:1")))), Second = build,
            },
            Build("context", context, $"{context}/other"),
            Build("contextDigest", "given", null) with { First = build, Second = build.With("context", $"{context}/pulled") },
            Build("dockerfile", $"{context}/Dockerfile", $"{context}/Second"),
            Build("network", "none", null),
            Build("platform", "linux", null),
            Build("target", "first", null),
            new("buildOnPreview", "S", true, false),
            new("imageName", "U", $"{registry}/properties/two:1", $"{registry}/properties/two:2"),
            new("registry.server", "U",
                Map(("server", registry), ("username", RealRegistry.User), ("password", RealRegistry.Password)), null) { Unseen = "the same image is pushed again" },
            new("registry.password", "none",
                Map(("server", registry), ("username", RealRegistry.User), ("password", RealRegistry.Password)),
                Map(("server", registry), ("username", RealRegistry.User), ("password", "another"))),
            new("registry.username", "none",
                Map(("server", registry), ("username", RealRegistry.User), ("password", RealRegistry.Password)),
                Map(("server", registry), ("username", "another"), ("password", RealRegistry.Password))),
            new("skipPush", "U", true, null) { Unseen = "the image goes to the registry" },
        ];
    }

    public static IEnumerable<PropertyCase> Tags() =>
    [
        new("sourceImage", "R", RealEngine.Image, RealEngine.NewerImage),
        new("tagTriggers", "R", Texts("a"), Texts("b")) { Unseen = "the same name is given again" },
        new("targetImage", "R", "properties/tagged:1", "properties/tagged:2"),
    ];

    private static PropertyValue Label(string label, string value) => Blocks(Map(("label", label), ("value", value)));
}
