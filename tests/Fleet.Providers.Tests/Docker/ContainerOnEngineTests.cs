using static Fleet.Providers.Tests.Docker.SmallContainers;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

[Collection(EngineCollection.Name)]
public sealed class ContainerOnEngineTests(RealEngine real)
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>One of everything that an engine of version 20.10 can do, in groups that go together.</summary>
    public static readonly IReadOnlyDictionary<string, PropertyMap> Combinations = new Dictionary<string, PropertyMap>
    {
        ["nothing optional"] = Base(),
        ["process"] = Base(
            ("command", Texts("/bin/sh", "-c", "trap 'exit 0' TERM; while :; do sleep 1 & wait $!; done")),
            ("envs", Texts("A=1", "B=two words", "A=3")), ("user", "1000:1000"), ("workingDir", "/srv/"),
            ("hostname", "box"), ("domainname", "example.test"), ("stopSignal", "SIGTERM"), ("stopTimeout", 5),
            ("init", true), ("tty", true), ("stdinOpen", true), ("groupAdds", Texts("1000", "7"))),
        ["entrypoint"] = Base(("entrypoints", Texts("/bin/rest"))),
        ["labels"] = Base(("labels", Blocks(
            Map(("label", "b"), ("value", "2")), Map(("label", "a"), ("value", ""))))),
        ["ports"] = Base(("ports", Blocks(
            Map(("internal", 80), ("external", 18080)),
            Map(("internal", 53), ("external", 10053), ("protocol", "udp"), ("ip", "127.0.0.1")),
            Map(("internal", 90))))),
        ["limits"] = Base(
            ("memory", 64), ("memoryReservation", 32), ("cpuShares", 512), ("cpuSet", "0"), ("cpus", "0.5"),
            ("shmSize", 16), ("ulimits", Blocks(Map(("name", "nofile"), ("soft", 1024), ("hard", 2048)))),
            ("restart", "on-failure"), ("maxRetryCount", 3)),
        ["periods"] = Base(("cpuPeriod", 100000), ("cpuQuota", 50000)),
        ["confinement"] = Base(
            ("capabilities", Map(("adds", Texts("net_admin")), ("drops", Texts("MKNOD")))), ("readOnly", true),
            ("securityOpts", Texts("no-new-privileges")), ("tmpfs", Map(("/run", "size=1m"))),
            ("sysctls", Map(("net.ipv4.ip_forward", "1"))), ("pidMode", "host"), ("ipcMode", "shareable")),
        // Not started: a machine that lacks a capability itself cannot start privileged containers.
        ["privileges"] = Base(
            ("start", false), ("mustRun", false), ("privileged", true), ("devices", Blocks(Map(("hostPath", "/dev/null"), ("containerPath", "/dev/nothing")))),
            ("deviceCgroupRules", Texts("c 1:3 rwm")), ("securityOpts", Texts("systempaths=unconfined"))),
        ["names"] = Base(
            ("dns", Texts("198.18.0.1")), ("dnsSearches", Texts("example.test")), ("dnsOpts", Texts("ndots:1")),
            ("hosts", Blocks(Map(("host", "peer"), ("ip", "198.18.0.2"))))),
        ["logs"] = Base(("logDriver", "json-file"), ("logOpts", Map(("max-size", "1m"), ("max-file", "2")))),
        ["storage"] = Base(
            ("volumes", Blocks(
                Map(("volumeName", "combo-data"), ("containerPath", "/data/")),
                Map(("hostPath", "/tmp"), ("containerPath", "/host"), ("readOnly", true)),
                Map(("containerPath", "/anonymous")))),
            ("mounts", Blocks(
                Map(("type", "volume"), ("source", "combo-more"), ("target", "/more")),
                Map(("type", "tmpfs"), ("target", "/fast"), ("tmpfsOptions", Map(("sizeBytes", 1048576), ("mode", 448)))),
                Map(("type", "bind"), ("source", "/srv"), ("target", "/bound"), ("readOnly", true),
                    ("bindOptions", Map(("propagation", "rprivate"))))))),
        ["health"] = Base(("healthcheck", Health("CMD-SHELL", "exit 0")), ("wait", true), ("waitTimeout", 20)),
        ["own network"] = Base(("networkMode", "none")),
        ["host network"] = Base(("networkMode", "host")),
    };

    [EngineFact]
    public async Task What_is_created_and_read_again_does_not_differ()
    {
        var differences = new List<string>();
        foreach (var (name, program) in Combinations)
        {
            await using var session = await EngineSession.OpenAsync(real);
            var made = await session.CreateAsync(Container, program);

            var atOnce = await session.DiffAsync(made, program);
            var read = await session.ReadAsync(made);
            var afterRead = await session.DiffAsync(read!, program);
            differences.AddRange(new[] { Lines(atOnce), Lines(afterRead) }.Where(line => line.Length > 0)
                .Select(line => $"{name}: {line}"));
            if (!read!.Outputs.Equals(made.Outputs))
            {
                differences.Add($"{name}: outputs {Changed(made.Outputs, read.Outputs)}");
            }
        }

        differences.Should().BeEmpty();
    }

    [EngineFact]
    public async Task An_imported_container_is_described_as_a_program_would()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var program = Base(
            ("envs", Texts("A=1")), ("labels", Blocks(Map(("label", "a"), ("value", "1")))), ("memory", 64),
            ("ports", Blocks(Map(("internal", 80), ("external", 18080)))));
        var made = await session.CreateAsync(Container, program);

        var read = await session.Provider.ReadAsync(
            new ReadRequest(Container, made.Id, PropertyMap.Empty, PropertyMap.Empty, null), None);

        var diff = await session.DiffAsync(made with { Inputs = read.Inputs, Outputs = read.Outputs }, program);
        Lines(diff).Should().Be("destroyGraceSeconds: Add", "an engine does not know it");
    }

    [EngineFact]
    public async Task Outputs_have_the_official_shape()
    {
        await using var session = await EngineSession.OpenAsync(real);

        var made = await session.CreateAsync(Container, Base());

        made.Id.Should().MatchRegex("^[0-9a-f]{64}$");
        made.Outputs["id"].Should().Be((PropertyValue)made.Id);
        made.Outputs["__meta"].Should().Be((PropertyValue)"""{"schema_version":"2"}""");
        made.Outputs["envs"].Should().Be(Texts());
        made.Outputs["labels"].Should().Be(Texts());
        made.Outputs["command"].Should().Be(Texts("/bin/rest"));
        made.Outputs["hostname"].Should().Be((PropertyValue)made.Id[..12]);
        made.Outputs["healthcheck"].Should().Be(PropertyValue.Null.Instance);
        made.Outputs["memory"].Should().Be((PropertyValue)0);
        made.Outputs["shmSize"].Should().Be((PropertyValue)64);
        made.Outputs["exitCode"].Should().Be(PropertyValue.Null.Instance);
        made.Outputs["networkDatas"].AsList().Single().AsMap()["networkName"].Should().Be((PropertyValue)"bridge");
        made.Outputs.Keys.Should().NotContain("__defaults");
    }

    [EngineFact]
    public async Task Three_calls_make_a_container()
    {
        await using var session = await EngineSession.OpenAsync(real);

        await session.CreateAsync(Container, Base());

        session.Client.Calls.ByKind.Should().BeEquivalentTo(new Dictionary<string, int>
        {
            ["HEAD _ping"] = 1,
            ["POST containers/create"] = 1,
            ["POST containers/*/start"] = 1,
            ["GET containers/*/json"] = 1,
        });
    }

    [EngineFact]
    public async Task Two_calls_remove_a_container()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var made = await session.CreateAsync(Container, Base());
        var before = session.Client.Calls.Total;

        await session.DeleteAsync(made);

        (session.Client.Calls.Total - before).Should().Be(2);
    }

    [EngineFact]
    public async Task Seven_calls_replace_a_container()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var made = await session.CreateAsync(Container, Base());
        var program = Base(("image", RealEngine.NewerImage));
        var inputs = await session.CheckAsync(Container, made.Inputs, program);
        await session.Client.GetVersionOnceAsync(None);
        var before = session.Client.Calls.Total;

        await session.Provider.PrepareReplacementAsync(
            new DiffRequest(Container, made.Id, made.Inputs, made.Outputs, inputs), None);
        await session.DeleteAsync(made);
        var next = await session.CreateAsync(Container, program);

        (session.Client.Calls.Total - before).Should().Be(7, "two look first, two remove, three make");
        next.Id.Should().NotBe(made.Id);
    }

    [EngineFact]
    public async Task Two_calls_change_a_container_in_place()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var made = await session.CreateAsync(Container, Base());
        var before = session.Client.Calls.Total;

        await session.UpdateAsync(made, Base(("memory", 64)));

        (session.Client.Calls.Total - before).Should().Be(2);
    }

    [EngineFact]
    public async Task Limits_and_restart_policy_change_in_place()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var made = await session.CreateAsync(Container, Base(("memory", 32), ("cpus", "0.5")));
        var program = Base(
            ("memory", 128), ("memoryReservation", 16), ("cpus", "1"), ("cpuShares", 256), ("cpuSet", "0"),
            ("restart", "unless-stopped"));
        var before = await real.Client.Containers.InspectAsync(made.Id, None);

        var diff = await session.DiffAsync(made, program);
        var updated = await session.UpdateAsync(made, program);

        diff.ReplacePaths.Should().BeEmpty();
        var after = await real.Client.Containers.InspectAsync(made.Id, None);
        after.State.StartedAt.Should().Be(before.State.StartedAt);
        after.HostConfig.Memory.Should().Be(128L * 1024 * 1024);
        after.HostConfig.NanoCpus.Should().Be(1_000_000_000);
        after.HostConfig.RestartPolicy!.Name.Should().Be("unless-stopped");
        Lines(await session.DiffAsync(updated, program)).Should().BeEmpty();
        Lines(await session.DiffAsync((await session.ReadAsync(updated))!, program)).Should().BeEmpty();
    }

    [EngineFact]
    public async Task A_paused_container_goes_on()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var made = await session.CreateAsync(Container, Base());
        await real.Client.Containers.PauseAsync(made.Id, None);

        var read = await session.ReadAsync(made);
        var diff = await session.DiffAsync(read!, Base());
        await session.UpdateAsync(read!, Base());

        Lines(diff).Should().Be("mustRun: Update");
        (await real.Client.Containers.InspectAsync(made.Id, None)).State.Paused.Should().BeFalse();
    }

    [EngineFact]
    public async Task Files_are_there_when_the_container_starts()
    {
        await using var session = await EngineSession.OpenAsync(real);

        var made = await session.CreateAsync(Container, Base(
            ("command", Texts("/bin/sh", "-c", "stat -c '%n %a %u:%g' /etc/a /srv/deep/b; cat /etc/a /srv/deep/b")),
            ("attach", true),
            ("logs", true),
            ("mustRun", false),
            ("uploads", Blocks(
                Map(("file", "/etc/a"), ("content", "one\n")),
                Map(("file", "/srv/deep/b"), ("contentBase64", Convert.ToBase64String("two\n"u8)), ("permissions", "0600"),
                    ("owner", "1000"), ("group", "1000"))))));

        made.Outputs["containerLogs"].Should().Be((PropertyValue)"/etc/a 644 0:0\n/srv/deep/b 600 1000:1000\none\ntwo\n");
        made.Outputs["exitCode"].Should().Be((PropertyValue)0);
    }

    [EngineFact]
    public async Task A_task_that_is_removed_once_it_has_ended_leaves_its_log_and_counts_as_done()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var program = Base(
            ("command", Texts("/bin/sh", "-c", "echo done; exit 3")), ("attach", true), ("logs", true), ("mustRun", false), ("rm", true));

        var made = await session.CreateAsync(Container, program);

        (made.Outputs["containerLogs"], made.Outputs["exitCode"], made.Outputs["rm"]).Should()
            .Be(((PropertyValue)"done\n", (PropertyValue)3, (PropertyValue)true));
        (await real.Client.Containers.FindAsync(made.Id, None)).Should().BeNull();
        (await session.Provider.FindDriftAsync([new(made.Urn, made.Id, made.Inputs, made.Outputs)], None)).Should().BeEmpty();
        (await session.ReadAsync(made)).Should().BeEquivalentTo(made);
        Lines(await session.DiffAsync(made, program)).Should().BeEmpty();
    }

    [EngineFact]
    public async Task A_container_that_nobody_waits_for_and_that_ends_at_once_is_told_with_its_last_lines()
    {
        await using var session = await EngineSession.OpenAsync(real);

        var create = () => session.CreateAsync(Container, Base(
            ("command", Texts("/bin/sh", "-c", "echo no configuration; exit 3"))));

        (await create.Should().ThrowAsync<ResourceInitException>()).Which.Reasons.Single().ToString().Should().Be(
            "Container 'gateway' on 'atlas' ended with exit code 3 right after it was started.\n"
            + "Its last lines:\nno configuration");
    }

    [EngineFact]
    public async Task A_container_ends_gracefully()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var farewell = Path.Combine(real.DataRoot, "farewell");
        Directory.CreateDirectory(farewell);
        var made = await session.CreateAsync(Container, Base(
            ("command", Texts("/bin/sh", "-c", "trap 'echo bye >/out/bye; exit 0' TERM; while :; do sleep 1 & wait $!; done")),
            ("volumes", Blocks(Map(("hostPath", farewell), ("containerPath", "/out"))))));

        await session.DeleteAsync(made);
        await session.DeleteAsync(made);

        (await File.ReadAllTextAsync(Path.Combine(farewell, "bye"))).Should().Be("bye\n");
        (await real.Client.Containers.FindAsync(made.Id, None)).Should().BeNull();
    }

    private static string Changed(PropertyMap one, PropertyMap other) => string.Join(", ", one.Keys.Union(other.Keys)
        .Where(name => !Equals(one.Find(name), other.Find(name)))
        .Select(name => $"{name}: {Canonical.Key(one.Find(name))} -> {Canonical.Key(other.Find(name))}"));
}
