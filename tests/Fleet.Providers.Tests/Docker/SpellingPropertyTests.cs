using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

/// <summary>What an engine writes in a form of its own is the same in every form that means it, and differs in every other.</summary>
public sealed class SpellingPropertyTests
{
    private static readonly Gen<string> Word = Gen.Elements("alpha", "beta", "gamma", "delta");

    [Fact]
    public void A_duration_is_the_same_in_any_unit() => Holds(
        from seconds in Gen.Choose(0, 400_000)
        from other in Gen.Choose(0, 400_000).Where(other => other != seconds)
        select IsSame(Health(Spellings(seconds))) && Differs(Health([$"{seconds}s", $"{other}s"])));

    [Fact]
    public void A_duration_is_read_as_it_was_sent() => Holds(
        from nanoseconds in Gen.Choose(0, int.MaxValue)
        select GoDuration.Parse(GoDuration.Format(nanoseconds * 1000L)) == nanoseconds * 1000L);

    [Fact]
    public void Memory_in_bytes_is_the_mebibytes_that_were_asked_for() => Holds(
        from size in Gen.Choose(6, 1_000_000)
        let host = new HostConfig { Memory = size * 1048576L, MemorySwap = size * 2 * 1048576L, ShmSize = size * 1048576L }
        let read = ContainerReading.Of(new ContainerDetails { Id = "id", Name = "/gateway", State = new ContainerState(), Config = new ContainerConfig(), HostConfig = host })
        let asked = Args(("memory", size), ("shmSize", size))
        let found = Args(("memory", read["memory"]), ("shmSize", read["shmSize"]))
        let text = Args(("memory", size.ToString(CultureInfo.InvariantCulture)), ("shmSize", size))
        select IsSame([asked, found, text]) && Differs([asked, asked.With("memory", size + 1)]));

    [Fact]
    public void An_image_is_the_same_under_all_its_names() => Holds(
        from name in Word
        from user in Word
        from tag in Gen.Elements("latest", "1", "2.0-slim")
        from digest in Gen.Elements('0', 'a').Select(letter => $"sha256:{new string(letter, 64)}")
        let official = new[] { $"{name}:{tag}", $"library/{name}:{tag}", $"docker.io/library/{name}:{tag}", $"index.docker.io/library/{name}:{tag}" }
        let owned = new[] { $"{user}/{name}:{tag}", $"docker.io/{user}/{name}:{tag}" }
        let pinned = new[] { $"{name}@{digest}", $"{name}:{tag}@{digest}", $"docker.io/library/{name}:other@{digest}" }
        let untagged = new[] { name, $"{name}:latest" }
        select new[] { official, owned, pinned, untagged }.All(names => IsSame(Images(names)))
            && Differs(Images([official[0], owned[0]])) && Differs(Images([official[0], pinned[0]]))
            && Differs(Images([official[0], $"{name}:{tag}.1"])) && Differs(Images([official[0], $"registry.test/{official[0]}"])));

    [Fact]
    public void Variables_and_labels_have_no_order_and_the_last_of_a_name_counts() => Holds(
        from names in Gen.SubListOf("A", "B", "C", "D")
        from values in Gen.ArrayOf(Word, names.Count)
        from order in Gen.Shuffle(names.Zip(values).ToArray())
        let before = names.Zip(values).ToArray()
        let repeated = order.Select(pair => (pair.First, "earlier")).Concat(order).ToArray()
        select IsSame([Variables(before), Variables(order), Variables(repeated)])
            && (names.Count == 0 || Differs([Variables(before), Variables([.. before[..^1], (before[^1].First, "other")])])));

    [Fact]
    public void Ports_devices_and_limits_have_no_order_and_their_defaults_may_be_said() => Holds(
        from ports in Gen.SubListOf(Enumerable.Range(1, 8))
        from order in Gen.Shuffle(ports.ToArray())
        from reads in Gen.Shuffle(new[] { "/dev/null", "/dev/zero" })
        select IsSame(
        [
            Args(("ports", Blocks([.. ports.Select(port => Map(("internal", port)))])),
                ("devices", Blocks(Map(("hostPath", "/dev/null")), Map(("hostPath", "/dev/zero"))))),
            Args(("ports", Blocks([.. order.Select(port => Map(("internal", port), ("external", 0), ("protocol", "TCP"), ("ip", "0.0.0.0")))])),
                ("devices", Blocks([.. reads.Select(path => Map(("hostPath", path), ("containerPath", path), ("permissions", "rwm")))]))),
        ]));

    [Fact]
    public void The_default_network_is_the_same_however_it_is_said() => Holds(
        from one in Gen.Elements<PropertyValue>(PropertyValue.Null.Instance, "", "default", "bridge")
        from other in Gen.Elements<PropertyValue>(PropertyValue.Null.Instance, "", "default", "bridge")
        from another in Gen.Elements<PropertyValue>("none", "host", "back")
        select IsSame([Args(("networkMode", one)), Args(("networkMode", other))])
            && Differs([Args(("networkMode", one)), Args(("networkMode", another))]));

    [Fact]
    public void Capabilities_processors_and_paths_are_the_same_in_any_spelling() => Holds(
        from name in Gen.Elements("NET_ADMIN", "SYS_TIME", "ALL")
        from upper in Gen.Elements(true, false)
        from prefixed in Gen.Elements(true, false).Where(prefixed => !prefixed || name != "ALL")
        from tenths in Gen.Choose(1, 80)
        let written = (prefixed ? "CAP_" : "") + name
        let cpus = (tenths / 10m).ToString(CultureInfo.InvariantCulture)
        let dot = cpus.Contains('.') ? "" : "."
        select IsSame(
        [
            Args(("capabilities", Map(("adds", Texts(name)))), ("cpus", cpus), ("workingDir", "/srv")),
            Args(("capabilities", Map(("adds", Texts(upper ? written : written.ToLowerInvariant())))), ("cpus", $"{cpus}{dot}00"), ("workingDir", "/srv/")),
        ]));

    private static void Holds(Gen<bool> holds) => Prop.ForAll(Arb.From(holds), held => held).QuickCheckThrowOnFailure();

    private static bool IsSame(IReadOnlyList<PropertyMap> programs) =>
        programs.All(one => programs.All(other => Diff(one, other).Length == 0));

    private static bool Differs(PropertyMap[] programs) =>
        Diff(programs[0], programs[1]).Length > 0 && Diff(programs[1], programs[0]).Length > 0;

    private static string[] Spellings(int seconds) =>
    [
        $"{seconds}s", $"{seconds * 1000L}ms", $"{seconds / 60}m{seconds % 60}s", $"{seconds / 3600}h{seconds % 3600}s", $"{seconds}.000s",
        GoDuration.Format(seconds * 1_000_000_000L),
    ];

    private static PropertyMap[] Health(IEnumerable<string> intervals) =>
        [.. intervals.Select(interval => Args(("healthcheck", Map(("tests", Texts("CMD", "true")), ("interval", interval)))))];

    private static PropertyMap[] Images(IEnumerable<string> names) => [.. names.Select(name => Args(("image", name)))];

    private static PropertyMap Variables(IEnumerable<(string Name, string Value)> pairs) => Args(
        ("envs", Texts([.. pairs.Select(pair => $"{pair.Name}={pair.Value}")])),
        ("labels", Blocks([.. pairs.Select(pair => Map(("label", pair.Name), ("value", pair.Value)))])));
}
