using static Fleet.Providers.Tests.Docker.SmallContainers;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

/// <summary>What goes wrong with containers, and what then is left.</summary>
[Collection(EngineCollection.Name)]
public sealed class ContainerTroublesOnEngineTests(RealEngine real)
{
    private static readonly CancellationToken None = CancellationToken.None;

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
    public async Task A_container_that_was_never_started_and_cannot_be_any_more_is_made_anew()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var program = Base(("uploads", Blocks(Map(("file", "/srv/file"), ("content", "there")))));
        var inputs = await session.CheckAsync(Container, PropertyMap.Empty, program);
        var id = await real.Client.Containers.CreateAsync("gateway", ContainerRequest.Of(inputs, Container.Text), "", None);
        await LeftOverTask.MakeAsync(real, id);

        var found = await session.Provider.FindUnfinishedAsync(Container, inputs, new HashSet<string>(), None);
        found.Id.Should().Be(id);
        var made = await session.UpdateAsync(new Made(Container, id, found.Inputs, found.Outputs), program);

        made.Id.Should().NotBe(id);
        made.Outputs.Text("id").Should().Be(made.Id);
        (await real.Client.Containers.FindAsync(id, None)).Should().BeNull();
        (await real.Client.Containers.InspectAsync("gateway", None)).Should().Match<ContainerDetails>(
            container => container.Id == made.Id && container.State.Running);
        (await real.Client.Commands.RunAsync(made.Id, ["cat", "/srv/file"], null, None)).Output.Should().Be("there");
        await session.DeleteAsync(made);
    }

    [EngineFact]
    public async Task A_container_that_has_run_and_cannot_be_started_any_more_is_left_to_the_operator()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var made = await session.CreateAsync(Container, Base());
        await real.Client.Containers.StopAsync(made.Id, null, None);
        await LeftOverTask.MakeAsync(real, made.Id);

        var update = () => session.UpdateAsync(made, Base());

        (await update.Should().ThrowAsync<DiagnosticException>()).WithMessage(
            "Container 'gateway' on 'atlas' cannot be started any more: its engine was stopped while it started it or ran it, and the "
            + $"engine's runtime still holds a task of it: *task {made.Id}: already exists.\n"
            + "Remove it there ('docker rm --force gateway'; its volumes stay), then run again: it is made anew.");
        (await real.Client.Containers.FindAsync(made.Id, None)).Should().NotBeNull();

        await real.Client.Containers.RemoveAsync(made.Id, withVolumes: false, None);
        var anew = await session.CreateAsync(Container, Base());
        (await real.Client.Containers.InspectAsync(anew.Id, None)).State.Running.Should().BeTrue();
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
}
