using System.Globalization;
using System.Net;
using Fleet.Protocol.Values;
using static Fleet.Providers.Docker.Change;
using static Fleet.Providers.Docker.Shape;

namespace Fleet.Providers.Docker;

/// <summary>The properties of a container, with the official package's names.</summary>
internal static class ContainerSchema
{
    private static readonly PropertyValue EmptyList = PropertyValue.Of([]);

    public static ResourceSchema Schema { get; } = new("docker:index/container:Container", "container",
    [
        new("attach", Flag, Record) { Unset = false },
        new("capabilities", Block) { Members = [Capabilities("adds"), Capabilities("drops")] },
        new("cgroupParent", Text),
        new("cgroupnsMode", Text),
        new("command", TextList) { Unset = EmptyList },
        new("containerReadRefreshTimeoutMilliseconds", Integer, Record) { Default = 15000 },
        new("cpuPeriod", Integer, UpdateOrForget),
        new("cpuQuota", Integer, UpdateOrForget),
        new("cpuSet", Text, UpdateOrForget) { Unset = "" },
        new("cpuShares", Integer, UpdateOrForget) { Unset = 0 },
        new("cpus", Text, UpdateOrForget) { Normal = Decimal },
        new("destroyGraceSeconds", Integer, Record),
        Throttles("deviceReadBps"),
        Throttles("deviceReadIops"),
        new("deviceRequests", BlockSet)
        {
            Unset = EmptyList,
            Members =
            [
                new("capabilities", TextSet), new("count", Integer), new("deviceIds", TextSet),
                new("driver", Text) { Default = "cdi" }, new("options", TextMap),
            ],
        },
        Throttles("deviceWriteBps"),
        Throttles("deviceWriteIops"),
        new("deviceCgroupRules", TextSet),
        new("devices", BlockSet)
        {
            Unset = EmptyList,
            Key = ByMember("hostPath"),
            Members =
            [
                new("containerPath", Text) { Normal = Path },
                new("hostPath", Text) { IsRequired = true, Normal = Path },
                new("permissions", Text) { Default = "rwm" },
            ],
            NormalBlock = block => block.ContainsKey("containerPath") || block.Find("hostPath") is not { } host
                ? block
                : block.With("containerPath", host),
        },
        new("dns", TextSet),
        new("dnsOpts", TextSet),
        new("dnsSearches", TextSet),
        new("domainname", Text) { Unset = "" },
        new("entrypoints", TextList) { Unset = EmptyList },
        new("envs", TextSet)
        {
            Unset = EmptyList, LastWins = true, Key = item => (item.AsText() ?? "").Split('=', 2)[0],
        },
        new("gpus", Text),
        new("groupAdds", TextSet),
        new("healthcheck", Block)
        {
            Members =
            [
                Duration("interval"), new("retries", Integer), Duration("startInterval"), Duration("startPeriod"),
                new("tests", TextList), Duration("timeout"),
            ],
            NormalBlock = block => block.Values.All(value => value.Equals((PropertyValue)"0")) ? PropertyMap.Empty : block,
        },
        new("hostname", Text) { Unset = "" },
        new("hosts", BlockSet)
        {
            Unset = EmptyList,
            Members = [new("host", Text) { IsRequired = true }, new("ip", Text) { IsRequired = true }],
        },
        new("image", Text) { IsRequired = true, Normal = ImageNames.Normal },
        new("init", Flag) { Unset = false },
        new("ipcMode", Text) { Unset = "" },
        new("labels", BlockSet)
        {
            Unset = EmptyList,
            LastWins = true,
            Key = ByMember("label"),
            Members = [new("label", Text) { IsRequired = true }, new("value", Text) { IsRequired = true }],
        },
        new("logDriver", Text) { Unset = "" },
        new("logOpts", TextMap),
        new("logs", Flag, Record) { Unset = false },
        new("maxRetryCount", Integer, Update) { Unset = 0 },
        new("memory", Integer, UpdateOrForget) { Unset = 0 },
        new("memoryReservation", Integer, UpdateOrForget) { Unset = 0 },
        new("memorySwap", Integer, UpdateOrForget) { Unset = 0 },
        Mounts(),
        new("mustRun", Flag, Update) { Default = true },
        new("name", Text, Update),
        new("networkMode", Text) { Default = "bridge", Normal = mode => mode == "default" ? "bridge" : mode },
        new("networksAdvanced", BlockSet, Update)
        {
            Unset = EmptyList,
            Key = ByMember("name"),
            Members =
            [
                new("aliases", TextSet), new("driverOpts", TextSet), new("gwPriority", Integer),
                new("ipv4Address", Text) { Normal = Address }, new("ipv6Address", Text) { Normal = Address },
                new("linkLocalIps", TextSet) { Normal = Address },
                new("macAddress", Text) { Normal = Lower }, new("name", Text) { IsRequired = true },
            ],
        },
        new("pidMode", Text) { Unset = "" },
        new("platform", Text) { Unset = "" },
        new("ports", BlockSet)
        {
            Unset = EmptyList,
            Key = ByMember("internal"),
            Members =
            [
                new("external", Integer), new("internal", Integer) { IsRequired = true },
                new("ip", Text) { Default = "0.0.0.0", Normal = Address }, new("protocol", Text) { Default = "tcp", Normal = Lower },
            ],
            NormalSet = WithoutTwins,
        },
        new("privileged", Flag) { Unset = false },
        new("publishAllPorts", Flag) { Unset = false },
        new("readOnly", Flag) { Unset = false },
        new("removeVolumes", Flag, Record) { Default = true },
        new("restart", Text, Update) { Default = "no" },
        new("rm", Flag) { Unset = false },
        new("runtime", Text) { Unset = "" },
        new("securityOpts", TextSet) { Unset = EmptyList },
        new("shmSize", Integer) { Unset = 0 },
        new("start", Flag, Record) { Default = true },
        new("stdinOpen", Flag) { Unset = false },
        new("stopSignal", Text) { Unset = "" },
        new("stopTimeout", Integer) { Unset = 0, ZeroMatters = true },
        new("storageOpts", TextMap),
        new("sysctls", TextMap),
        new("tmpfs", TextMap),
        new("tty", Flag) { Unset = false },
        new("ulimits", BlockSet)
        {
            Unset = EmptyList,
            Key = ByMember("name"),
            Members =
            [
                new("hard", Integer) { IsRequired = true }, new("name", Text) { IsRequired = true },
                new("soft", Integer) { IsRequired = true },
            ],
        },
        new("uploads", BlockSet)
        {
            Unset = EmptyList,
            Key = ByMember("file"),
            Members =
            [
                new("content", Text), new("contentBase64", Text), new("executable", Flag),
                new("file", Text) { IsRequired = true }, new("group", Text), new("owner", Text),
                new("permissions", Text), new("source", Text), new("sourceHash", Text),
            ],
        },
        new("user", Text) { Unset = "" },
        new("usernsMode", Text) { Unset = "" },
        new("volumes", BlockSet)
        {
            Unset = EmptyList,
            Key = ByMember("containerPath"),
            Members =
            [
                new("containerPath", Text) { Normal = Path }, new("fromContainer", Text),
                new("hostPath", Text) { Normal = Path }, new("readOnly", Flag), new("selinuxRelabel", Text),
                new("volumeName", Text),
            ],
        },
        new("wait", Flag, Record) { Unset = false },
        new("waitTimeout", Integer, Record) { Default = 60 },
        new("workingDir", Text) { Unset = "", Normal = Path },
    ])
    {
        HasGeneratedName = true,
        DeletesBeforeReplacing = true,
        Meta = """{"schema_version":"2"}""",
    };

    /// <summary>The schema of one property.</summary>
    public static PropertySchema Property(string name) => Schema.Properties.Single(property => property.Name == name);

    private static PropertySchema Mounts() => new("mounts", BlockSet)
    {
        Unset = EmptyList,
        Key = ByMember("target"),
        Members =
        [
            new("bindOptions", Block) { Members = [new("propagation", Text)] },
            new("readOnly", Flag),
            new("source", Text) { Normal = Path },
            new("target", Text) { IsRequired = true, Normal = Path },
            new("tmpfsOptions", Block) { Members = [new("mode", Integer), new("sizeBytes", Integer)] },
            new("type", Text) { IsRequired = true },
            new("volumeOptions", Block)
            {
                Members =
                [
                    new("driverName", Text),
                    new("driverOptions", TextMap),
                    new("labels", BlockSet)
                    {
                        LastWins = true,
                        Key = ByMember("label"),
                        Members = [new("label", Text) { IsRequired = true }, new("value", Text) { IsRequired = true }],
                    },
                    new("noCopy", Flag),
                    new("subpath", Text),
                ],
            },
        ],
    };

    private static PropertySchema Capabilities(string name) => new(name, TextSet)
    {
        Normal = text => text.ToUpperInvariant() is var upper
            && (upper == "ALL" || upper.StartsWith("CAP_", StringComparison.Ordinal)) ? upper : $"CAP_{upper}",
    };

    private static PropertySchema Throttles(string name) => new(name, BlockSet)
    {
        Unset = EmptyList,
        Key = ByMember("path"),
        Members = [new("path", Text) { IsRequired = true }, new("rate", Integer) { IsRequired = true }],
    };

    private static PropertySchema Duration(string name) => new(name, Text)
    {
        Default = "0s",
        Normal = text => GoDuration.Parse(text)?.ToString(CultureInfo.InvariantCulture) ?? text,
    };

    /// <summary>An engine that publishes on both families reports a port twice.</summary>
    private static IEnumerable<PropertyValue> WithoutTwins(IReadOnlyList<PropertyValue> ports)
    {
        var everywhere = ports.Where(port => Ip(port) == "0.0.0.0")
            .Select(port => Canonical.Key(port.AsMap().Without("ip"))).ToHashSet(StringComparer.Ordinal);
        return ports.Where(port => Ip(port) != "::" || !everywhere.Contains(Canonical.Key(port.AsMap().Without("ip"))));

        static string? Ip(PropertyValue port) => port.AsMap().Find("ip")?.AsText();
    }

    private static Func<PropertyValue, string> ByMember(string name) =>
        element => Canonical.Key(element.AsMap().Find(name));

    private static string Path(string path) => path.Length > 1 ? path.TrimEnd('/') : path;

    /// <summary>An address as it is always written, as IPv6 has many spellings.</summary>
    private static string Address(string text) => IPAddress.TryParse(text, out var address) ? address.ToString() : text;

    private static string Lower(string text) => text.ToLowerInvariant();

    private static string Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number == 0 ? "" : (number / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
            : text;
}
