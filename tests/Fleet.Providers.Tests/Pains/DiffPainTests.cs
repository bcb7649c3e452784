using System.Text.Json;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Pains;

/// <summary>
/// Differences that are none, and changes that are not seen. Each test is named after the public thread that tells of
/// the pain; the whole list, with what the letters stand for, is <c>docs/pains.md</c>.
/// </summary>
public sealed class DiffPainTests
{
    [Fact]
    public void K909_a_port_on_both_address_families_is_one_port() => Diff(
        Args(("ports", Blocks(
            Map(("internal", 80), ("external", 80), ("ip", "0.0.0.0")), Map(("internal", 80), ("external", 80), ("ip", "::"))))),
        Args(("ports", Blocks(Map(("internal", 80), ("external", 80)))))).Should().BeEmpty();

    [Fact]
    public void K365_ports_in_another_order_are_the_same_ports() => Diff(
        Args(("ports", Blocks(Map(("internal", 80), ("external", 80)), Map(("internal", 80), ("external", 81))))),
        Args(("ports", Blocks(Map(("internal", 80), ("external", 81)), Map(("internal", 80), ("external", 80)))))).Should().BeEmpty();

    [Fact]
    public void K131_an_ipv6_address_may_be_spelled_in_many_ways() => Diff(
        Args(("ports", Blocks(Map(("internal", 80), ("external", 80), ("ip", "::1"))))),
        Args(("ports", Blocks(Map(("internal", 80), ("external", 80), ("ip", "0:0:0:0:0:0:0:1")))))).Should().BeEmpty();

    [Fact]
    public void K77_a_stopped_container_keeps_its_ports()
    {
        var stopped = Details("""
            "State":{"Status":"exited"},"NetworkSettings":{"Ports":{}},
            "HostConfig":{"PortBindings":{"80/tcp":[{"HostIp":"","HostPort":"8080"}]}}
            """);

        ContainerReading.Of(stopped)["ports"].AsList().Single().AsMap()["external"].AsNumber().Should().Be(8080);
    }

    [Fact]
    public void K603_device_defaults_and_the_default_network_are_no_change() => Diff(
        Args(("devices", Blocks(Map(("hostPath", "/dev/null")))), ("networkMode", "default")),
        Args(("devices", Blocks(Map(("hostPath", "/dev/null"), ("containerPath", "/dev/null"), ("permissions", "rwm")))),
            ("networkMode", "bridge"))).Should().BeEmpty();

    [Fact]
    public void K473_log_options_of_the_engine_are_not_the_programs()
    {
        var inputs = Checked(Args());
        var container = Details(""" "State":{"Running":true},"HostConfig":{"LogConfig":{"Type":"local","Config":{"max-size":"9m"}}} """);

        ContainerOutputs.Inputs(inputs, container).Should().Equal(inputs);
        ContainerOutputs.Of(inputs, container)["logOpts"].Should().Be(PropertyValue.Null.Instance);
    }

    [Fact]
    public void K76_capabilities_are_the_same_in_any_spelling() => Diff(
        Args(("capabilities", Map(("adds", Texts("net_admin", "CAP_SYS_TIME"))))),
        Args(("capabilities", Map(("adds", Texts("SYS_TIME", "CAP_NET_ADMIN")))))).Should().BeEmpty();

    [Fact]
    public void K28_what_comes_from_the_image_is_no_change()
    {
        var inputs = Checked(Args());
        var container = Details("""
            "State":{"Running":true},"HostConfig":{},
            "Config":{"Env":["PATH=/bin"],"User":"app","WorkingDir":"/app","Cmd":["serve"],"Entrypoint":["/run"],"Labels":{"of":"image"}}
            """);
        var outputs = ContainerOutputs.Of(inputs, container);

        Lines(ContainerDiff.Of(new DiffRequest(Container, "id", ContainerOutputs.Inputs(inputs, container), outputs, inputs)))
            .Should().BeEmpty();
    }

    [Fact]
    public void K48_a_label_edit_replaces() => Diff(
        Args(("labels", Blocks(Map(("label", "a"), ("value", "1"))))),
        Args(("labels", Blocks(Map(("label", "a"), ("value", "2")))))).Should().Be("labels[0]: UpdateReplace");

    [Fact]
    public void K988_a_health_check_edit_replaces() => Diff(
        Args(("healthcheck", Map(("tests", Texts("CMD", "a"))))),
        Args(("healthcheck", Map(("tests", Texts("CMD", "b")))))).Should().Be("healthcheck.tests[1]: UpdateReplace");

    [Fact]
    public void D1651_networks_are_recorded_in_order()
    {
        var container = Details(""" "State":{},"HostConfig":{},"NetworkSettings":{"Networks":{"b":{},"a":{},"c":{}}} """);

        ContainerReading.Computed(container)["networkDatas"].AsList().Select(network => network.AsMap().Text("networkName"))
            .Should().Equal("a", "b", "c");
    }

    [Fact]
    public void D1431_an_image_recorded_as_an_id_is_no_change()
    {
        var inputs = Checked(Args());
        var outputs = Map(("image", "sha256:0123"), ("mustRun", true));

        Lines(ContainerDiff.Of(new DiffRequest(Container, "id", inputs, outputs, inputs))).Should().BeEmpty();
        Diff(Args(("image", "nginx")), Args(("image", "docker.io/library/nginx:latest"))).Should().BeEmpty();
    }

    [Fact]
    public void D778_the_digest_of_the_named_repository_is_taken() => ImageNames.Digest(
        "ghcr.io/owner/app:1",
        new ImageDetails { Id = "sha256:1", RepoDigests = ["other.test/app@sha256:2", "ghcr.io/owner/app@sha256:3"] })
        .Should().Be("ghcr.io/owner/app@sha256:3");

    [Fact]
    public void D292_ports_that_are_removed_are_a_change() => Diff(
        Args(("ports", Blocks(Map(("internal", 80), ("external", 80))))), Args()).Should().Be("ports: DeleteReplace");

    [Fact]
    public void D293_an_image_that_is_not_known_yet_replaces_in_the_preview_too() =>
        Diff(Args(), Args(("image", Unknown))).Should().Be("image: UpdateReplace");

    [Fact]
    public void D564_what_old_plugins_recorded_is_tolerated()
    {
        var image = new RemoteImageResource();
        var urn = Urn("remoteImage:RemoteImage", "nginx");
        var old = Map(("name", "nginx:1"), ("latest", "sha256:1"), ("pullTrigger", "x"));
        var inputs = image.Check(new CheckRequest(urn, old, Map(("name", "nginx:1")))).Inputs;

        image.Diff(new DiffRequest(urn, "id", old, old, inputs)).HasChanges.Should().BeFalse();
    }

    [Fact]
    public void B3627_the_bridges_own_notes_are_neither_read_nor_written()
    {
        var inputs = Checked(Args());
        var outputs = Map(("__pulumi_raw_state_delta", Map(("obj", "stale"))), ("__meta", "{}"), ("mustRun", true));

        Lines(ContainerDiff.Of(new DiffRequest(Container, "id", inputs, outputs, inputs))).Should().BeEmpty();
        ContainerOutputs.Of(inputs, Details(""" "State":{},"HostConfig":{} """)).Keys.Should().NotContain("__pulumi_raw_state_delta");
    }

    [Fact]
    public void K52_a_name_with_tag_and_digest_is_read_in_full()
    {
        var image = ImageReference.Parse("registry.test:5000/team/app:1.2@sha256:0123");

        (image.Registry, image.Repository, image.Tag, image.Digest)
            .Should().Be(("registry.test:5000", "team/app", "1.2", "sha256:0123"));
    }

    [Fact]
    public void K568_a_command_of_the_image_is_compared_only_where_one_is_given()
    {
        var inputs = Checked(Args(("command", Texts())));
        var container = Details(""" "State":{"Running":true},"HostConfig":{},"Config":{"Env":[],"Cmd":["serve"]} """);

        ContainerOutputs.Inputs(inputs, container).Should().Equal(inputs);
        Diff(Args(), Args(("command", Texts()))).Should().BeEmpty();
        Diff(Args(), Args(("command", Texts("serve")))).Should().Be("command: AddReplace");
    }

    [Fact]
    public void K975_rules_for_device_groups_can_be_given() =>
        ContainerRequest.Of(Checked(Args(("deviceCgroupRules", Texts("c 13:* rwm")))), "").HostConfig!.DeviceCgroupRules
            .Should().Equal("c 13:* rwm");

    [Fact]
    public void D715_a_context_that_stays_the_same_builds_nothing()
    {
        using var folder = new TempFolder();
        folder.Write("Dockerfile", "FROM scratch\nCOPY said /\n");
        folder.Write("said", "one");
        var image = new ImageResource();
        var urn = Urn("image:Image", "web");
        var program = Map(("imageName", "shop/web:1"), ("build", Map(("context", folder.Path))), ("skipPush", true));
        PropertyMap Inputs() => image.Check(new CheckRequest(urn, PropertyMap.Empty, program)).Inputs;
        var before = Inputs();

        var again = Inputs();
        folder.Write("said", "two");
        var edited = Inputs();

        string Against(PropertyMap after) => Lines(image.Diff(new DiffRequest(urn, "id", before, PropertyMap.Empty, after)));
        Against(again).Should().BeEmpty();
        Against(edited).Should().Be("build.contextDigest: Update");
    }

    [Fact]
    public void P4550_variables_of_the_image_in_an_old_state_are_not_the_programs()
    {
        // Plugins of the third line recorded what the engine had merged, and defaults in a form of their own.
        var outputs = Map(("envs", Texts("PATH=/bin", "A=1")), ("mustRun", true), ("links", Texts()), ("gateway", "198.19.0.1"));
        var old = Args(("envs", Texts("A=1"))).With("__defaults", Texts("name", "restart", "mustRun"));

        Lines(ContainerDiff.Of(new DiffRequest(Container, "id", old, outputs, Checked(Args(("envs", Texts("A=1")))))))
            .Should().BeEmpty();
    }

    /// <summary>A container as an engine tells of it; what is given is added to what must be there.</summary>
    private static ContainerDetails Details(string members)
    {
        var config = members.Contains("\"Config\":{\"Env\"", StringComparison.Ordinal) ? "" : "\"Config\":{},";
        return JsonSerializer.Deserialize<ContainerDetails>($$"""{"Id":"id","Name":"/gateway",{{config}}{{members}}}""")!;
    }
}
