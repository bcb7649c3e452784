using static Fleet.Providers.Tests.Docker.SmallContainers;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

/// <summary>Networks, addresses and ports of containers.</summary>
[Collection(EngineCollection.Name)]
public sealed class ContainerNetworksOnEngineTests(RealEngine real)
{
    private static readonly CancellationToken None = CancellationToken.None;

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
}
