using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

public sealed class ContainerDiffTests
{
    public static readonly TheoryData<string, PropertyMap, PropertyMap> Same = new()
    {
        { "sets in another order", Args(("envs", Texts("A=1", "B=2"))), Args(("envs", Texts("B=2", "A=1"))) },
        { "the last of two variables", Args(("envs", Texts("A=1", "A=2"))), Args(("envs", Texts("A=2"))) },
        { "an empty list", Args(("envs", Texts())), Args() },
        { "an image spelled out", Args(), Args(("image", "docker.io/library/nginx:1.27")) },
        { "a digest beside a tag", Args(("image", "redis:7@sha256:01")), Args(("image", "redis@sha256:01")) },
        { "a default that is said", Args(), Args(("restart", "no"), ("mustRun", true), ("networkMode", "default")) },
        { "false", Args(("privileged", false)), Args() },
        { "zero", Args(("memory", 0)), Args() },
        { "durations", Health("60s"), Health("1m0s") },
        { "a health check that says nothing", Args(("healthcheck", Map(("interval", "0s")))), Args() },
        { "capabilities", Caps("NET_ADMIN"), Caps("cap_net_admin") },
        { "processors", Args(("cpus", "1")), Args(("cpus", "1.0")) },
        {
            "ports",
            Args(("ports", Blocks(Port(80, 8080), Port(53, 53, "udp")))),
            Args(("ports", Blocks(Port(53, 53, "UDP"), Port(80, 8080))))
        },
        {
            "labels in another order", Args(("labels", Blocks(Label("a", "1"), Label("b", "2")))),
            Args(("labels", Blocks(Label("b", "2"), Label("a", "1"))))
        },
        { "a trailing slash", Volume("/data/"), Volume("/data") },
        {
            "a device's own path", Args(("devices", Blocks(Map(("hostPath", "/dev/null"))))),
            Args(("devices", Blocks(Map(("hostPath", "/dev/null"), ("containerPath", "/dev/null"), ("permissions", "rwm")))))
        },
        { "a secret", Args(("envs", Secret(Texts("A=1")))), Args(("envs", Texts("A=1"))) },
        { "a secret inside", Args(("envs", PropertyValue.Of([Secret("A=1")]))), Args(("envs", Texts("A=1"))) },
        { "numbers as texts", Args(("memory", "64")), Args(("memory", 64)) },
    };

    public static readonly TheoryData<string, PropertyMap, PropertyMap, string> Different = new()
    {
        { "image", Args(), Args(("image", "nginx:1.28")), "image: UpdateReplace" },
        { "variable", Args(("envs", Texts("A=1", "B=2"))), Args(("envs", Texts("B=2", "A=3"))), "envs[1]: UpdateReplace" },
        { "new variable", Args(("envs", Texts("A=1"))), Args(("envs", Texts("A=1", "B=2"))), "envs[1]: AddReplace" },
        { "no variable", Args(("envs", Texts("A=1", "B=2"))), Args(("envs", Texts("A=1"))), "envs[1]: DeleteReplace" },
        { "no variables", Args(("envs", Texts("A=1"))), Args(), "envs: DeleteReplace" },
        {
            "label", Args(("labels", Blocks(Label("a", "1"), Label("b", "2")))),
            Args(("labels", Blocks(Label("b", "3"), Label("a", "1")))), "labels[0]: UpdateReplace"
        },
        { "health check", Health("10s"), Health("20s"), "healthcheck.interval: UpdateReplace" },
        { "init", Args(), Args(("init", true)), "init: AddReplace" },
        { "tmpfs", Args(("tmpfs", Map(("/t", "")))), Args(("tmpfs", Map(("/t", "size=1m")))), "tmpfs[\"/t\"]: UpdateReplace" },
        {
            "mount", Args(("mounts", Blocks(Mount("/a")))), Args(("mounts", Blocks(Mount("/b")))),
            "mounts[0]: UpdateReplace"
        },
        { "command", Args(("command", Texts("a", "b"))), Args(("command", Texts("a", "c"))), "command[1]: UpdateReplace" },
        { "no command", Args(("command", Texts("a"))), Args(), "command: DeleteReplace" },
        { "restart", Args(), Args(("restart", "always")), "restart: Update" },
        { "memory", Args(("memory", 64)), Args(("memory", 128)), "memory: Update" },
        { "new memory", Args(), Args(("memory", 128)), "memory: Add" },
        { "no memory", Args(("memory", 64)), Args(), "memory: DeleteReplace" },
        { "processors", Args(("cpus", "0.5")), Args(("cpus", "1.5")), "cpus: Update" },
        { "grace", Args(), Args(("destroyGraceSeconds", 30)), "destroyGraceSeconds: Add" },
        { "waiting", Args(), Args(("wait", true)), "wait: Add" },
        {
            "network", Args(("networksAdvanced", Blocks(Net("a")))), Args(("networksAdvanced", Blocks(Net("a"), Net("b")))),
            "networksAdvanced[1]: Add"
        },
        {
            "network and mode", Args(("networksAdvanced", Blocks(Net("a")))), Args(("networkMode", "host")),
            "networkMode: UpdateReplace, networksAdvanced: DeleteReplace"
        },
        { "port", Args(("ports", Blocks(Port(80, 8080)))), Args(("ports", Blocks(Port(80, 8081)))), "ports[0]: UpdateReplace" },
        { "no ports", Args(("ports", Blocks(Port(80, 8080)))), Args(), "ports: DeleteReplace" },
        { "an unknown image", Args(), Args(("image", Unknown)), "image: UpdateReplace" },
        { "an unknown variable", Args(("envs", Texts("A=1"))), Args(("envs", PropertyValue.Of([Unknown]))), "envs[0]: UpdateReplace" },
        {
            "a network that is replaced", Args(("networksAdvanced", Blocks(Net("a")))),
            Args(("networksAdvanced", Unknown)), "networksAdvanced: UpdateReplace"
        },
        { "stop timeout of zero", Args(), Args(("stopTimeout", 0)), "stopTimeout: AddReplace" },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public void What_means_the_same_is_no_difference(string _, PropertyMap before, PropertyMap after) =>
        (Diff(before, after), Diff(after, before)).Should().Be(("", ""));

    [Theory]
    [MemberData(nameof(Different))]
    public void A_difference_is_named_by_its_path(string _, PropertyMap before, PropertyMap after, string expected) =>
        Diff(before, after).Should().Be(expected);

    [Fact]
    public void A_stopped_container_is_started_rather_than_replaced()
    {
        var inputs = Checked(Args());

        var diff = ContainerDiff.Of(new DiffRequest(Container, "id", inputs, Map(("mustRun", false)), inputs));

        Lines(diff).Should().Be("mustRun: Update");
        diff.Properties["mustRun"].IsInputDiff.Should().BeFalse();
        diff.DeleteBeforeReplace.Should().BeFalse();
    }

    [Fact]
    public void A_container_is_deleted_before_it_is_replaced() =>
        ContainerDiff.Of(new DiffRequest(
            Container, "id", Checked(Args()), PropertyMap.Empty, Checked(Args(("image", "other:1")))))
            .DeleteBeforeReplace.Should().BeTrue();

    [Fact]
    public void Recorded_inputs_of_an_old_plugin_are_no_difference()
    {
        // What plugin 4.9 recorded for a container with nothing optional set.
        var old = Args(
            ("attach", false), ("containerReadRefreshTimeoutMilliseconds", 15000), ("logs", false), ("mustRun", true),
            ("readOnly", false), ("removeVolumes", true), ("restart", "no"), ("rm", false), ("start", true),
            ("stdinOpen", false), ("tty", false), ("wait", false), ("waitTimeout", 60), ("networkMode", "bridge"),
            ("memoryReservation", 0), ("latest", "gone"),
            ("__defaults", Texts("attach", "containerReadRefreshTimeoutMilliseconds", "logs", "mustRun", "name")));

        var diff = ContainerDiff.Of(new DiffRequest(Container, "id", old, PropertyMap.Empty, Checked(Args())));

        Lines(diff).Should().BeEmpty();
    }

    [Fact]
    public void Gpus_are_compared_and_asked_for_as_the_official_provider_does()
    {
        Diff(Args(("gpus", "all")), Args(("gpus", "device=0,1"))).Should().Be("gpus: UpdateReplace");
        ContainerRequest.Of(Checked(Args(("gpus", "\"device=0,1\""))), "").HostConfig!.DeviceRequests!.Single().DeviceIds
            .Should().Equal("0", "1");
    }

    private static PropertyMap Health(string interval) =>
        Args(("healthcheck", Map(("tests", Texts("CMD", "true")), ("interval", interval))));

    private static PropertyMap Caps(string name) => Args(("capabilities", Map(("adds", Texts(name)))));

    private static PropertyMap Volume(string path) =>
        Args(("volumes", Blocks(Map(("volumeName", "data"), ("containerPath", path)))));

    private static PropertyMap Port(int inside, int outside, string protocol = "tcp") =>
        Map(("internal", inside), ("external", outside), ("protocol", protocol));

    private static PropertyMap Label(string name, string value) => Map(("label", name), ("value", value));

    private static PropertyMap Mount(string source) => Map(("type", "bind"), ("source", source), ("target", "/m"));

    private static PropertyMap Net(string name) => Map(("name", name));
}
