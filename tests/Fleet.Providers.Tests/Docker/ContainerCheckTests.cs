using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

public sealed class ContainerCheckTests
{
    public static readonly TheoryData<PropertyMap, string, string> Invalid = new()
    {
        { Map(("name", "gateway")), "image", "'image' is required." },
        { Args(("prots", Blocks())), "prots", "There is no property 'prots'. Did you mean 'ports'?" },
        { Args(("image", "No Image")), "image", "'No Image' is not an image reference." },
        {
            Args(("name", "x")), "name",
            "'x' is not a container name. Use two or more letters, digits, '_', '.' or '-', beginning with a letter or digit."
        },
        { Args(("memory", "lots")), "memory", "'memory' must be a whole number." },
        { Args(("memory", 4)), "memory", "4 MiB is less than an engine accepts. Give 6 MiB at least." },
        { Args(("envs", "A=1")), "envs", "'envs' must be a list of texts." },
        { Args(("envs", Texts("A"))), "envs[0]", "An environment variable is written 'NAME=VALUE'." },
        {
            Args(("restart", "sometimes")), "restart",
            "'sometimes' is not one of 'no', 'on-failure', 'always', 'unless-stopped'."
        },
        {
            Args(("rm", true), ("restart", "always")), "restart",
            "A container that is removed when it ends ('rm') cannot have a restart policy."
        },
        { Args(("ports", Blocks(Map(("external", 1))))), "ports[0].internal", "'internal' is required." },
        { Args(("ports", Blocks(Map(("internal", 70000))))), "ports[0].internal", "70000 is not a port: ports are 1 to 65535." },
        {
            Args(("ports", Blocks(Map(("internal", 80), ("ip", "everywhere"))))), "ports[0].ip",
            "'everywhere' is not an IP address."
        },
        {
            Args(("ports", Blocks(Map(("internal", 80), ("external", 1)), Map(("internal", 81), ("external", 1))))),
            "ports[1].external", "Port 1 of the host is published twice by this container."
        },
        {
            Args(("volumes", Blocks(Map(("containerPath", "data"))))), "volumes[0].containerPath",
            "'data' must be an absolute path, beginning with '/'."
        },
        {
            Args(("uploads", Blocks(Map(("file", "/f"))))), "uploads[0]",
            "An upload needs exactly one of 'content', 'contentBase64' and 'source'."
        },
        {
            Args(("healthcheck", Map(("interval", "10")))), "healthcheck.interval",
            "'10' is not a duration. Write one as '30s', '1m30s' or '500ms'."
        },
        {
            Args(("networkMode", "host"), ("networksAdvanced", Blocks(Map(("name", "a"))))), "networksAdvanced",
            "With network mode 'host' a container can be in no other network."
        },
        { Args(("cpus", "some")), "cpus", "'some' is not a number of processors, such as '0.5'." },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void What_no_engine_would_take_is_refused(PropertyMap inputs, string property, string reason) =>
        Check(inputs).Failures.Should().Equal(new CheckFailure(property, reason));

    [Fact]
    public void Defaults_are_filled_in_and_noted()
    {
        var inputs = Checked(Map(("image", "nginx"), ("ports", Blocks(Map(("internal", 80))))));

        inputs.Without("name").Should().BeEquivalentTo(Map(
            ("__defaults", Texts(
                "containerReadRefreshTimeoutMilliseconds", "mustRun", "name", "networkMode", "removeVolumes", "restart",
                "start", "waitTimeout")),
            ("containerReadRefreshTimeoutMilliseconds", 15000),
            ("image", "nginx"),
            ("mustRun", true),
            ("networkMode", "bridge"),
            ("ports", Blocks(Map(
                ("__defaults", Texts("ip", "protocol")), ("internal", 80), ("ip", "0.0.0.0"), ("protocol", "tcp")))),
            ("removeVolumes", true),
            ("restart", "no"),
            ("start", true),
            ("waitTimeout", 60)));
        inputs["name"].AsText().Should().MatchRegex("^atlas-web-gateway-[0-9a-f]{7}$");
    }

    [Fact]
    public void A_generated_name_is_kept()
    {
        var first = Checked(Map(("image", "nginx")));
        var old = first.With("name", "atlas-web-gateway-1234567");

        var second = ContainerCheck.Of(new CheckRequest(Container, old, Map(("image", "nginx:2")))
        {
            RandomSeed = [1, 2, 3],
        });

        second.Inputs["name"].AsText().Should().Be("atlas-web-gateway-1234567");
    }

    [Fact]
    public void What_is_not_known_yet_is_let_through() =>
        Checked(Args(("image", Unknown), ("envs", PropertyValue.Of([Unknown])), ("ports", Unknown)))["image"]
            .Should().Be(Unknown);

    [Fact]
    public void A_bad_variable_is_not_repeated_as_it_may_be_secret() =>
        Check(Args(("envs", Texts("hunter2")))).Failures.Single().Reason.Should().NotContain("hunter2");
}
