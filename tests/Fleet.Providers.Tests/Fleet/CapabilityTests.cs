using Fleet.Providers.Tests.Docker;
using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Fleet;

[Collection(EngineCollection.Name)]
public sealed class CapabilityTests(RealEngine real)
{
    private const string Renewal = " (If the host has changed since it was asked: 'fleet host facts --renew'.)";
    private const string Container = "docker:index/container:Container";

    private static readonly PropertyMap OldKernel = Of(
        ("endpoint", "unix:///var/run/docker.sock"), ("engineVersion", "20.10.23"), ("apiVersion", "1.41"),
        ("kernel", "4.4.302"), ("cpuQuota", false), ("swapLimit", false));

    private static readonly PropertyMap Amd = Of(
        ("endpoint", "unix:///var/run/docker.sock"), ("engineVersion", "20.10.24"), ("apiVersion", "1.41"),
        ("os", "linux"), ("architecture", "amd64"), ("emulated", PropertyValue.Of("s390x")),
        ("storageDriver", "overlay2"), ("storageFilesystem", "extfs"));

    [EngineFact]
    public async Task A_host_is_asked_once_and_never_again_while_its_engine_stays()
    {
        await using var first = await ProviderSession.OpenAsync("fleet", Of(("dockerSocket", real.Socket)));
        var unasked = await ((ILearnFacts)first.Provider).LearnAsync(default);
        await first.Builtin.Engines.All.Single().Containers.ListAsync(null, default);
        var learnt = await ((ILearnFacts)first.Provider).LearnAsync(default);
        await using var second = await ProviderSession.OpenAsync("fleet", Of(("dockerSocket", real.Socket)));
        ((ILearnFacts)second.Provider).Recall(learnt);
        var engine = second.Builtin.Engines.All.Single();
        await engine.Containers.ListAsync(null, default);
        var calls = engine.Calls.Total;

        var recalled = await ((ILearnFacts)second.Provider).LearnAsync(default);

        unasked.Should().BeEmpty();
        var version = await real.Client.GetVersionAsync(default);
        learnt["apiVersion"].AsText().Should().Be(version.ApiVersion);
        learnt["minApiVersion"].AsText().Should().Be(version.MinApiVersion);
        learnt["cgroupVersion"].AsText().Should().MatchRegex("^[12]$");
        learnt["cgroupDriver"].AsText().Should().BeOneOf("cgroupfs", "systemd");
        (learnt["cpuShares"].AsBool(), learnt["cpuSet"].AsBool()).Should().Be((true, true));
        learnt["storageDriver"].AsText().Should().Be((await real.Client.GetInfoAsync(default)).Driver);
        learnt["architecture"].AsText().Should().Be(version.Arch);
        learnt["os"].AsText().Should().Be("linux");
        (learnt["forwarding"].AsBool(), learnt["sudo"].AsBool()).Should().Be((true, true));
        learnt["dockerPath"].AsText().Should().EndWith("/docker");
        recalled.Should().Equal(learnt);
        second.Builtin.Engines.Pulled.Add(engine.Endpoint, new PulledImage("shop/web:1", "sha256:1"));
        var pulled = await ((ILearnFacts)second.Provider).LearnAsync(default);
        await using var third = await ProviderSession.OpenAsync("fleet", Of(("dockerSocket", real.Socket)));
        ((ILearnFacts)third.Provider).Recall(pulled);
        (await ((ILearnFacts)third.Provider).LearnAsync(default)).Should().Equal(pulled);
        engine.Calls.Total.Should().Be(calls);
    }

    [Fact]
    public async Task What_a_host_is_known_to_refuse_is_refused_in_the_plan_and_what_it_ignores_is_said()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");
        ((ILearnFacts)session.Provider).Recall(OldKernel);
        await using var docker = await DockerAsync(session);

        var result = await docker.CheckAsync(
            new CheckRequest(ProviderSession.Urn(Container), Empty, Of(("image", "a:1"), ("cpus", "0.5"), ("memorySwap", 512))), default);

        result.Failures.Should().Equal(new CheckFailure(
            "cpus", "The host's kernel (4.4.302) cannot limit CPU time, so its engine refuses 'cpus'. Remove it, or share with 'cpuShares'." + Renewal));
        session.Reports.Select(report => report.Summary).Should().Equal(
            "Container 'thing': 'memorySwap' is not enforced, since the host's kernel (4.4.302) runs without that limit.");
    }

    [Theory]
    [InlineData("cgroupDriver", "systemd", "cgroupParent", "/fleet",
        "cgroupParent: The host's engine leaves control groups to systemd, and refuses '/fleet', which is no slice. Name one, such as 'fleet.slice'.")]
    [InlineData("cgroupDriver", "systemd", "cgroupParent", "fleet.slice", null)]
    [InlineData("cgroupDriver", "cgroupfs", "cgroupParent", "/fleet", null)]
    [InlineData("cgroupVersion", "1", "cgroupnsMode", "private",
        "Container 'thing': 'cgroupnsMode' has no effect: it needs a kernel from 4.6 on, and the host's is 4.4.302. Update the kernel, or remove it.")]
    [InlineData("cgroupVersion", "1", "cgroupnsMode", "host", null)]
    [InlineData("cgroupVersion", "2", "cgroupnsMode", "private", null)]
    [InlineData("cgroupVersion", "1", "memorySwap", "512",
        "Container 'thing': 'memorySwap' is not enforced, since the host's kernel (4.4.302) runs without that limit. "
        + "Start the kernel with 'cgroup_enable=memory swapaccount=1', or remove the limit.")]
    [InlineData("cgroupVersion", "2", "memorySwap", "512",
        "Container 'thing': 'memorySwap' is not enforced, since the host's kernel (4.4.302) runs without that limit. "
        + "Start the kernel with 'cgroup_enable=memory', and hand the 'memory' controller down to a rootless engine, or remove the limit.")]
    [InlineData("cpuSet", "no", "cpuSet", "0-1",
        "Container 'thing': 'cpuSet' is not enforced, since the host's kernel (4.4.302) runs without that limit. "
        + "Have the 'cpu' and 'cpuset' controllers in the kernel, and hand them down to a rootless engine, or remove the limit.")]
    public async Task What_the_control_groups_of_a_host_cannot_do_is_known_in_the_plan(
        string fact, string value, string property, string asked, string? said)
    {
        await using var session = await ProviderSession.OpenAsync("fleet");
        ((ILearnFacts)session.Provider).Recall(OldKernel.With(fact, value == "no" ? false : value));
        await using var docker = await DockerAsync(session);

        var result = await docker.CheckAsync(
            new CheckRequest(ProviderSession.Urn(Container), Empty, Of(("image", "a:1"), (property, asked))), default);

        result.Failures.Select(failure => $"{failure.Property}: {failure.Reason.Replace(Renewal, "", StringComparison.Ordinal)}")
            .Concat(session.Reports.Select(report => $"{report.Summary} {report.Hint}")).Should().Equal(said is null ? [] : [said]);
    }

    [Fact]
    public async Task Facts_of_another_host_are_not_taken_for_this_ones()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");
        ((ILearnFacts)session.Provider).Recall(OldKernel.With("endpoint", "ssh://root@198.18.0.11:22"));
        await using var docker = await DockerAsync(session);

        var result = await docker.CheckAsync(
            new CheckRequest(ProviderSession.Urn(Container), Empty, Of(("image", "a:1"), ("cpus", "0.5"))), default);

        result.Failures.Should().BeEmpty();
    }

    [Theory]
    [InlineData("linux/arm64", "platform: The host is 'linux/amd64' and does not emulate 'linux/arm64'. Use the host's platform, or have its kernel emulate the other one (package 'qemu-user-static').")]
    [InlineData("windows/amd64", "platform: The host is 'linux/amd64' and does not emulate 'windows/amd64'. Use the host's platform, or have its kernel emulate the other one (package 'qemu-user-static').")]
    [InlineData("linux/amd64", null)]
    [InlineData("linux/386", null)]
    [InlineData("linux/s390x", null)]
    public async Task A_platform_that_the_host_cannot_run_is_refused_in_the_plan(string platform, string? refusal)
    {
        await using var session = await ProviderSession.OpenAsync("fleet");
        ((ILearnFacts)session.Provider).Recall(Amd);
        await using var docker = await DockerAsync(session);

        foreach (var (type, program) in new[]
        {
            (Container, Of(("image", "a:1"), ("platform", platform))),
            ("docker:index/remoteImage:RemoteImage", Of(("name", "a:1"), ("platform", platform))),
        })
        {
            var result = await docker.CheckAsync(new CheckRequest(ProviderSession.Urn(type), Empty, program), default);

            result.Failures.Select(failure => $"{failure.Property}: {failure.Reason.Replace(Renewal, "", StringComparison.Ordinal)}").Should().Equal(refusal is null ? [] : [refusal]);
        }
    }

    [Fact]
    public async Task What_an_engine_is_too_old_for_or_its_storage_cannot_do_is_known_in_the_plan()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");
        ((ILearnFacts)session.Provider).Recall(Amd);
        await using var docker = await DockerAsync(session);

        var result = await docker.CheckAsync(
            new CheckRequest(ProviderSession.Urn(Container), Empty, Of(
                ("image", "a:1"),
                ("storageOpts", Of(("size", "1G"))),
                ("healthcheck", Of(("tests", PropertyValue.Of("CMD", "true")), ("startInterval", "2s"))),
                ("mounts", PropertyValue.Of(Of(
                    ("type", "volume"), ("source", "data"), ("target", "/data"), ("volumeOptions", Of(("subpath", "part")))))))),
            default);

        result.Failures.Select(failure => $"{failure.Property}: {failure.Reason.Replace(Renewal, "", StringComparison.Ordinal)}").Should().Equal(
            "storageOpts: The host's engine keeps containers in 'overlay2' on 'extfs', where it cannot limit their size, and refuses 'size'. Remove it.",
            "mounts: A mount's 'subpath' needs API 1.45, and the engine speaks 1.41: it would mount the whole volume. "
                + "Update the engine (25.0 is too old, 26.0 is not), or mount a volume of its own.");
        session.Reports.Select(report => report.Summary).Should().Equal(
            "Container 'thing': 'healthcheck.startInterval' has no effect: it needs API 1.44, and the engine speaks 1.41.");
    }

    [Fact]
    public async Task What_is_declared_and_was_not_there_is_said_in_the_plan()
    {
        await using var session = await ProviderSession.OpenAsync("fleet", Of(("host", "198.18.0.11"), ("sudo", true)));

        ((ILearnFacts)session.Provider).Recall(Amd.With("endpoint", "ssh://198.18.0.11").With("sudo", false).With("forwarding", false));

        session.Reports.Select(report => report.Summary).Should().Equal(
            "Host '198.18.0.11': 'sudo' is declared, and when the host was asked its user might not use it without a password.",
            "Host '198.18.0.11': it forbids forwarding and has no Docker command, so its engine cannot be reached.");
    }

    private static async Task<IProvider> DockerAsync(ProviderSession session)
    {
        var docker = (await session.Builtin.LoadAsync("docker", "", session, default))!;
        await docker.ConfigureAsync(
            new ConfigureRequest(ProviderSession.Urn("pulumi:providers:docker"), Of(("host", "unix:///var/run/docker.sock"))), default);
        return docker;
    }
}
