using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

/// <summary>A running container whose only change is one that can be made in place keeps its id and goes on running.</summary>
[Collection(EngineCollection.Name)]
public sealed class InPlaceOnEngineTests(RealEngine real)
{
    [EngineFact]
    public async Task Every_change_in_place_keeps_the_container_and_its_process()
    {
        await using var session = await EngineSession.OpenAsync(real);
        foreach (var name in new[] { "place-a", "place-b" })
        {
            await session.CreateAsync(Urn("network:Network", name), Map(
                ("name", name), ("ipamConfigs", Blocks(Map(("subnet", name == "place-a" ? "198.19.240.0/24" : "198.19.241.0/24"))))));
        }

        var program = Map(
            ("image", RealEngine.Image), ("name", "in-place"), ("destroyGraceSeconds", 2), ("memory", 64), ("memorySwap", 128),
            ("cpuShares", 512), ("cpuSet", "0"), ("cpuPeriod", 100000), ("cpuQuota", 50000), ("restart", "on-failure"),
            ("networksAdvanced", Blocks(Map(("name", "place-a")))));
        var made = await session.CreateAsync(Container, program);
        var before = (await real.Client.Containers.FindAsync(made.Id, default))!;

        foreach (var (name, value) in new (string, PropertyValue)[]
        {
            ("memorySwap", 256), ("memory", 128), ("memoryReservation", 32), ("cpuShares", 256), ("cpuSet", "0-1"),
            ("cpuQuota", 60000), ("cpuPeriod", 50000), ("maxRetryCount", 3), ("maxRetryCount", 0), ("restart", "unless-stopped"),
            ("name", "in-place-renamed"), ("networksAdvanced", Blocks(Map(("name", "place-a"), ("aliases", Texts("one"))))),
            ("networksAdvanced", Blocks(Map(("name", "place-a"), ("ipv4Address", "198.19.240.9")), Map(("name", "place-b")))),
            ("networksAdvanced", Blocks(Map(("name", "place-b")))), ("destroyGraceSeconds", 3), ("removeVolumes", false),
            ("wait", false), ("waitTimeout", 30), ("start", true), ("containerReadRefreshTimeoutMilliseconds", 1),
        })
        {
            program = program.With(name, value);
            var diff = await session.DiffAsync(made, program);
            diff.ReplacePaths.Should().BeEmpty("'{0}' changes in place", name);
            made = await session.UpdateAsync(made, program);

            var after = (await real.Client.Containers.FindAsync(made.Id, default))!;
            (after.Id, after.State.StartedAt, after.RestartCount).Should().Be(
                (before.Id, before.State.StartedAt, before.RestartCount), "'{0}' changes in place", name);
            Lines(await session.DiffAsync((await session.ReadAsync(made))!, program)).Should().BeEmpty("'{0}' was changed", name);
        }
    }
}
