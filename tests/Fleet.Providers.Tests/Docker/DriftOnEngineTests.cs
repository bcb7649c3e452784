using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

[Collection(EngineCollection.Name)]
public sealed class DriftOnEngineTests(RealEngine real)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [EngineFact]
    public async Task Without_drift_one_list_is_all_that_is_asked_for()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var resources = new List<Made>
        {
            await session.CreateAsync(Urn("network:Network", "n"), Map(("name", "drift-net"))),
            await session.CreateAsync(Urn("volume:Volume", "v"), Map(("name", "drift-volume"))),
            await CreateAsync(session, "drift-a"),
            await CreateAsync(session, "drift-b"),
        };
        var before = session.Client.Calls.ByKind;

        var drift = await FindAsync(session, resources);

        drift.Should().BeEmpty();
        session.Client.Calls.Of("GET containers/json").Should().Be(1);
        session.Client.Calls.Total.Should().Be(before.Values.Sum() + 1);
    }

    [EngineFact]
    public async Task What_was_changed_by_hand_is_named_with_its_reason()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var network = await session.CreateAsync(Urn("network:Network", "n"), Map(("name", "drift-net")));
        var (gone, stopped, renamed, fine) = (
            await CreateAsync(session, "drift-gone"),
            await CreateAsync(session, "drift-stopped"),
            await CreateAsync(session, "drift-renamed"),
            await CreateAsync(session, "drift-fine"));
        await real.Client.Containers.RemoveAsync(gone.Id, true, None);
        await real.Client.Containers.StopAsync(stopped.Id, TimeSpan.FromSeconds(2), None);
        await real.Client.Containers.RenameAsync(renamed.Id, "drift-elsewhere", None);
        await real.Client.Networks.RemoveAsync(network.Id, None);

        var drift = await FindAsync(session, [network, gone, stopped, renamed, fine]);

        drift.Should().BeEquivalentTo(
        [
            (gone.Urn.Name, "container is gone"),
            (stopped.Urn.Name, "container is stopped (exited (0) less than a second ago)"),
            (renamed.Urn.Name, "container was renamed to 'drift-elsewhere'"),
            (network.Urn.Name, "network is gone"),
        ], options => options.Using<string>(context => context.Subject.Split('(')[0].Should()
            .Be(context.Expectation.Split('(')[0])).WhenTypeIs<string>());
        (await session.ReadAsync(gone)).Should().BeNull();
        (await session.ReadAsync(network)).Should().BeNull();
        (await session.ReadAsync(renamed))!.Inputs["name"].Should().Be((PropertyValue)"drift-elsewhere");
    }

    private static Task<Made> CreateAsync(EngineSession session, string name) => session.CreateAsync(
        Urn("container:Container", name), Map(("image", RealEngine.Image), ("name", name), ("destroyGraceSeconds", 2)));

    private static async Task<IEnumerable<(string, string)>> FindAsync(EngineSession session, IEnumerable<Made> made) =>
        (await session.Provider.FindDriftAsync(
            [.. made.Select(one => new RecordedResource(one.Urn, one.Id, one.Inputs, one.Outputs))], None))
        .Select(drift => (drift.Urn.Name, drift.Reason));
}
