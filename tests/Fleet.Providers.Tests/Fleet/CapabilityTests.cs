using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Tests.Docker;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;
using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Fleet;

[Collection(EngineCollection.Name)]
public sealed class CapabilityTests(RealEngine real)
{
    private const string Container = "docker:index/container:Container";

    private static readonly PropertyMap OldKernel = Of(
        ("endpoint", "unix:///var/run/docker.sock"), ("engineVersion", "20.10.23"), ("apiVersion", "1.41"),
        ("kernel", "4.4.302"), ("cpuQuota", false), ("swapLimit", false));

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
        learnt["storageDriver"].AsText().Should().Be((await real.Client.GetInfoAsync(default)).Driver);
        (learnt["forwarding"].AsBool(), learnt["sudo"].AsBool()).Should().Be((true, true));
        learnt["dockerPath"].AsText().Should().EndWith("/docker");
        recalled.Should().Equal(learnt);
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
            "cpus", "The host's kernel (4.4.302) cannot limit CPU time, so its engine refuses 'cpus'. Remove it, or share with 'cpuShares'."));
        session.Reports.Select(report => report.Summary).Should().Equal(
            "Container 'thing': 'memorySwap' is not enforced, since the host's kernel (4.4.302) was started without that limit.");
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

    private static async Task<IProvider> DockerAsync(ProviderSession session)
    {
        var docker = (await session.Builtin.LoadAsync("docker", "", session, default))!;
        await docker.ConfigureAsync(
            new ConfigureRequest(ProviderSession.Urn("pulumi:providers:docker"), Of(("host", "unix:///var/run/docker.sock"))), default);
        return docker;
    }
}
