using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Docker;
using Fleet.Remote.Docker;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

[Collection(EngineCollection.Name)]
public sealed class ContainerOnEngineTests(RealEngine real)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly PropertyValue Healthy = Health("CMD", "true");

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
    public async Task Networks_are_joined_at_creation_and_changed_in_place()
    {
        await using var session = await EngineSession.OpenAsync(real);
        foreach (var name in new[] { "net-one", "net-two", "net-three" })
        {
            await session.CreateAsync(Urn("network:Network", name), Map(("name", name)));
        }

        var made = await session.CreateAsync(Container, Base(("networksAdvanced", Blocks(
            Map(("name", "net-one"), ("aliases", Texts("db"))), Map(("name", "net-two"))))));
        var first = await real.Client.Containers.InspectAsync(made.Id, None);
        var program = Base(("networksAdvanced", Blocks(
            Map(("name", "net-one"), ("aliases", Texts("cache"))), Map(("name", "net-three")))));

        var diff = await session.DiffAsync(made, program);
        var updated = await session.UpdateAsync(made, program);

        first.NetworkSettings.Networks!.Keys.Should().BeEquivalentTo("net-one", "net-two");
        first.NetworkSettings.Networks!["net-one"].Aliases.Should().Contain("db");
        first.HostConfig.NetworkMode.Should().BeOneOf("bridge", "default");
        diff.ReplacePaths.Should().BeEmpty();
        var second = await real.Client.Containers.InspectAsync(made.Id, None);
        second.NetworkSettings.Networks!.Keys.Should().BeEquivalentTo("net-one", "net-three");
        second.NetworkSettings.Networks!["net-one"].Aliases.Should().Contain("cache").And.NotContain("db");
        second.State.StartedAt.Should().Be(first.State.StartedAt);
        Lines(await session.DiffAsync((await session.ReadAsync(updated))!, program)).Should().BeEmpty();
    }

    [EngineFact]
    public async Task Containers_of_a_network_find_each_other_by_alias()
    {
        await using var session = await EngineSession.OpenAsync(real);
        await session.CreateAsync(Urn("network:Network", "n"), Map(("name", "net-names")));
        await session.CreateAsync(Urn("container:Container", "database"), Map(
            ("image", RealEngine.Image), ("name", "database"), ("destroyGraceSeconds", 2),
            ("networksAdvanced", Blocks(Map(("name", "net-names"), ("aliases", Texts("db")))))));
        var made = await session.CreateAsync(
            Container, Base(("networksAdvanced", Blocks(Map(("name", "net-names"))))));

        var answer = await real.Client.Commands.RunAsync(made.Id, ["nslookup", "db"], null, None);

        answer.Output.Should().Contain("127.0.0.11").And.MatchRegex("Name:\\s+db");
    }

    [EngineFact]
    public async Task A_container_that_left_a_network_is_put_back_in_place()
    {
        await using var session = await EngineSession.OpenAsync(real);
        await session.CreateAsync(Urn("network:Network", "n"), Map(("name", "net-left")));
        var program = Base(("networksAdvanced", Blocks(Map(("name", "net-left")))));
        var made = await session.CreateAsync(Container, program);
        await real.Client.Networks.DisconnectAsync("net-left", made.Id, None);

        var drift = await session.Provider.FindDriftAsync(
            [new RecordedResource(made.Urn, made.Id, made.Inputs, made.Outputs)], None);
        var read = await session.ReadAsync(made);
        var diff = await session.DiffAsync(read!, program);
        await session.UpdateAsync(read!, program);

        drift.Single().Reason.Should().Be("container is not in network 'net-left'");
        Lines(diff).Should().Be("networksAdvanced: Add");
        (await real.Client.Containers.InspectAsync(made.Id, None)).NetworkSettings.Networks!.Keys
            .Should().Equal("net-left");
    }

    [EngineFact]
    public async Task A_creation_that_was_interrupted_is_finished()
    {
        await using var session = await EngineSession.OpenAsync(real);
        await session.CreateAsync(Urn("network:Network", "a"), Map(("name", "net-early")));
        await session.CreateAsync(Urn("network:Network", "b"), Map(("name", "net-late")));
        var program = Base(
            ("networksAdvanced", Blocks(Map(("name", "net-early")), Map(("name", "net-late")))),
            ("uploads", Blocks(Map(("file", "/srv/file"), ("content", "there")))));
        var inputs = await session.CheckAsync(Container, PropertyMap.Empty, program);
        var spec = ContainerRequest.Of(inputs, Container.Text) with
        {
            NetworkingConfig = new NetworkingConfig(
                new Dictionary<string, EndpointSettings> { ["net-early"] = new() }),
        };
        var id = await real.Client.Containers.CreateAsync("gateway", spec, "", None);

        var found = await session.Provider.FindUnfinishedAsync(Container, inputs, new HashSet<string>(), None);
        var made = new Made(Container, found.Id!, found.Inputs, found.Outputs);
        await session.UpdateAsync(made, program);

        found.Id.Should().Be(id);
        var container = await real.Client.Containers.InspectAsync(id, None);
        container.State.Running.Should().BeTrue();
        container.NetworkSettings.Networks!.Keys.Should().BeEquivalentTo("net-early", "net-late");
        (await real.Client.Commands.RunAsync(id, ["cat", "/srv/file"], null, None)).Output.Should().Be("there");
        await session.DeleteAsync(made);
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
    public async Task A_fixed_address_is_given_at_creation()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var network = await session.CreateAsync(Urn("network:Network", "fixed"), Map(
            ("name", "net-fixed"),
            ("ipamConfigs", Blocks(Map(("subnet", "198.19.200.0/24"), ("gateway", "198.19.200.1"))))));

        var made = await session.CreateAsync(Container, Base(("networksAdvanced", Blocks(
            Map(("name", network.Id), ("ipv4Address", "198.19.200.77"))))));

        made.Outputs["networkDatas"].AsList().Select(data => data.AsMap()["ipAddress"].AsText())
            .Should().Equal("198.19.200.77");
        (await session.ReadAsync(network))!.Outputs.Should().BeEquivalentTo(network.Outputs);
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
    public async Task A_creation_waits_until_the_container_is_healthy()
    {
        await using var session = await EngineSession.OpenAsync(real);

        var made = await session.CreateAsync(Container, Base(
            ("command", Texts("/bin/sh", "-c", "sleep 1; touch /tmp/ready; exec /bin/rest")),
            ("healthcheck", Health("CMD", "test", "-f", "/tmp/ready")), ("wait", true)));

        (await real.Client.Containers.InspectAsync(made.Id, None)).State.Health!.Status.Should().Be("healthy");
    }

    [EngineFact]
    public async Task A_container_that_does_not_get_healthy_is_kept_with_its_last_checks()
    {
        await using var session = await EngineSession.OpenAsync(real);

        var create = () => session.CreateAsync(Container, Base(
            ("healthcheck", Health("CMD-SHELL", "echo not yet; exit 1")), ("wait", true), ("waitTimeout", 3)));

        var thrown = (await create.Should().ThrowAsync<ResourceInitException>()).Which;
        thrown.Reasons.Single().ToString().Should().Match(
            "Container 'gateway' on 'atlas' was not healthy within 3 s; its health is '*'.\n"
            + "The last health checks:\nexit code 1: not yet*\n"
            + "Look into its log, or raise 'waitTimeout' when it only needs longer.");
        (await real.Client.Containers.FindAsync(thrown.Id, None)).Should().NotBeNull();
    }

    [EngineFact]
    public async Task A_container_that_dies_is_reported_at_once()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var began = TimeProvider.System.GetTimestamp();

        var create = () => session.CreateAsync(Container, Base(
            ("command", Texts("/bin/sh", "-c", "echo no database; exit 3")),
            ("healthcheck", Healthy), ("wait", true), ("waitTimeout", 30)));

        (await create.Should().ThrowAsync<ResourceInitException>()).Which.Reasons.Single().ToString().Should().Be(
            "Container 'gateway' on 'atlas' ended with exit code 3 right after it was started.\n"
            + "Its last lines:\nno database");
        TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(TimeSpan.FromSeconds(15));
    }

    [EngineFact]
    public async Task A_crash_loop_is_recognised()
    {
        await using var session = await EngineSession.OpenAsync(real);

        var create = () => session.CreateAsync(Container, Base(
            ("command", Texts("/bin/sh", "-c", "echo again; exit 4")), ("restart", "always"),
            ("healthcheck", Healthy), ("wait", true), ("waitTimeout", 60)));

        (await create.Should().ThrowAsync<ResourceInitException>()).Which.Reasons.Single().ToString().Should().Match(
            "Container 'gateway' on 'atlas' crashes and is started again and again, * times so far; its last exit code was "
            + "4.\nIts last lines:\n*again");
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
    public async Task A_crash_loop_that_nobody_waits_for_is_recognised_in_its_first_moments()
    {
        await using var session = await EngineSession.OpenAsync(real);

        var create = () => session.CreateAsync(Container, Base(
            ("command", Texts("/bin/sh", "-c", "echo again; exit 4")), ("restart", "always")));

        (await create.Should().ThrowAsync<ResourceInitException>()).Which.Reasons.Single().ToString().Should().Match(
            "Container 'gateway' on 'atlas' crashes and is started again and again*; its last exit code was *.\n"
            + "Its last lines:\n*again");
    }

    [EngineFact]
    public async Task An_update_mends_a_container_that_did_not_get_healthy()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var program = Base(("healthcheck", Healthy), ("wait", true));
        var made = await session.CreateAsync(Container, program);
        await real.Client.Containers.StopAsync(made.Id, TimeSpan.FromSeconds(1), None);

        var read = await session.ReadAsync(made);
        var diff = await session.DiffAsync(read!, program);
        var mended = await session.UpdateAsync(read!, program);

        read!.Outputs["mustRun"].Should().Be((PropertyValue)false);
        read.Outputs["exitCode"].Should().Be((PropertyValue)0);
        Lines(diff).Should().Be("mustRun: Update");
        (await real.Client.Containers.InspectAsync(made.Id, None)).State.Running.Should().BeTrue();
        Lines(await session.DiffAsync(mended, program)).Should().BeEmpty();
    }

    [EngineFact]
    public async Task A_port_that_is_taken_names_its_holder_and_changes_nothing()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var port = Blocks(Map(("internal", 80), ("external", 18443)));
        await session.CreateAsync(Urn("container:Container", "legacy"), Map(
            ("image", RealEngine.Image), ("name", "legacy-proxy"), ("ports", port)));

        var create = () => session.CreateAsync(Container, Base(("ports", port)));

        (await create.Should().ThrowAsync<DiagnosticException>()).WithMessage(
            "Container 'gateway' on 'atlas': port 18443 is already published by 'legacy-proxy'.\n"
            + "Remove one of them, or publish another port.");
        (await real.Client.Containers.FindAsync("gateway", None)).Should().BeNull();
    }

    [EngineFact]
    public async Task A_name_that_a_foreign_container_has_is_never_taken_over()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var foreign = await real.Client.Containers.CreateAsync(
            "gateway", new ContainerSpec { Image = RealEngine.Image }, "", None);

        var create = () => session.CreateAsync(Container, Base());

        (await create.Should().ThrowAsync<DiagnosticException>()).WithMessage(
            "Container 'gateway' on 'atlas': the name is in use by a container that is not managed here "
            + $"({foreign[..12]}, made from '{RealEngine.Image}').\n"
            + "Remove or rename that container, import it, or choose another name.");
        (await real.Client.Containers.InspectAsync("gateway", None)).Id.Should().Be(foreign);
        await real.Client.Containers.RemoveAsync(foreign, true, None);
    }

    [EngineFact]
    public async Task A_container_of_a_run_that_was_killed_is_found_again()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var made = await session.CreateAsync(Container, Base());

        var found = await session.Provider.FindUnfinishedAsync(Container, made.Inputs, new HashSet<string>(), None);
        var other = await session.Provider.FindUnfinishedAsync(
            Urn("container:Container", "another"), made.Inputs, new HashSet<string>(), None);

        found.Id.Should().Be(made.Id);
        found.Outputs.Should().BeEquivalentTo(made.Outputs);
        other.Id.Should().BeNull();
    }

    [EngineFact]
    public async Task An_image_that_is_nowhere_is_explained()
    {
        await using var session = await EngineSession.OpenAsync(real);

        var create = () => session.CreateAsync(Container, Base(("image", "127.0.0.1:1/none:1")));

        (await create.Should().ThrowAsync<DiagnosticException>()).WithMessage(
            "Container 'gateway' on 'atlas': image '127.0.0.1:1/none:1' is not on the host, and pulling it from "
            + "'127.0.0.1:1' failed: *Check repository and tag; if it is private, give credentials in the provider's "
            + "'registryAuth'.");
    }

    [EngineFact]
    public async Task A_container_that_cannot_start_leaves_nothing_behind()
    {
        await using var session = await EngineSession.OpenAsync(real);

        var create = () => session.CreateAsync(Container, Base(("command", Texts("/bin/missing"))));

        (await create.Should().ThrowAsync<DiagnosticException>()).WithMessage(
            "Container 'gateway' on 'atlas': the engine refused to start container *: *");
        (await real.Client.Containers.FindAsync("gateway", None)).Should().BeNull();
    }

    [EngineFact]
    public async Task A_replacement_that_would_fail_is_refused_before_anything_is_stopped()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var port = Blocks(Map(("internal", 80), ("external", 18443)));
        await session.CreateAsync(Urn("container:Container", "legacy"), Map(
            ("image", RealEngine.Image), ("name", "legacy-proxy"), ("ports", port)));
        var made = await session.CreateAsync(Container, Base());
        var wanted = await session.CheckAsync(Container, made.Inputs, Base(("ports", port)));

        var prepare = () => session.Provider.PrepareReplacementAsync(
            new DiffRequest(Container, made.Id, made.Inputs, made.Outputs, wanted), None);

        (await prepare.Should().ThrowAsync<DiagnosticException>()).WithMessage(
            "Container 'gateway' on 'atlas': port 18443 is already published by 'legacy-proxy'.*");
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

    [EngineFact]
    public async Task Foreign_containers_keep_their_ids_and_start_times()
    {
        var foreign = new List<ContainerDetails>();
        foreach (var name in new[] { "foreign-a", "foreign-b" })
        {
            var id = await real.Client.Containers.CreateAsync(name, new ContainerSpec { Image = RealEngine.Image }, "", None);
            await real.Client.Containers.StartAsync(id, None);
            foreign.Add(await real.Client.Containers.InspectAsync(id, None));
        }

        await using (var session = await EngineSession.OpenAsync(real))
        {
            var made = await session.CreateAsync(Container, Base());
            await session.UpdateAsync(made, Base(("memory", 64)));
        }

        foreach (var container in foreign)
        {
            var now = await real.Client.Containers.InspectAsync(container.Name.TrimStart('/'), None);
            (now.Id, now.State.StartedAt).Should().Be((container.Id, container.State.StartedAt));
            await real.Client.Containers.RemoveAsync(container.Id, true, None);
        }
    }

    private static PropertyMap Base(params (string Name, PropertyValue Value)[] members) => PropertyMap.From(
        Map(("image", RealEngine.Image), ("name", "gateway"), ("destroyGraceSeconds", 5)).Concat(Map(members)));

    private static PropertyValue Health(params string[] test) => Map(
        ("tests", Texts(test)), ("interval", "500ms"), ("timeout", "2s"), ("retries", 2));

    private static string Changed(PropertyMap one, PropertyMap other) => string.Join(", ", one.Keys.Union(other.Keys)
        .Where(name => !Equals(one.Find(name), other.Find(name)))
        .Select(name => $"{name}: {Canonical.Key(one.Find(name))} -> {Canonical.Key(other.Find(name))}"));
}
