using static Fleet.Providers.Tests.Docker.SmallContainers;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

[Collection(EngineCollection.Name)]
public sealed class ContainerSuccessionTests(RealEngine real)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly PropertyValue Port = Blocks(Map(("internal", 80), ("external", 18180)));

    private static readonly (string, PropertyValue)[] Sick =
        [("healthcheck", Map(("tests", Texts("CMD", "false")), ("interval", "200ms"), ("retries", 1))), ("wait", true), ("waitTimeout", 1)];

    [EngineFact]
    public async Task Without_a_shared_port_or_file_the_new_one_works_before_the_old_one_ends()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var network = await session.CreateAsync(Urn("network:Network", "net"), Map(("name", "succession")));
        var joined = ("networksAdvanced", Blocks(Map(("name", network.Id), ("aliases", Texts("site")))));
        var made = await session.CreateAsync(Container, Web(joined));

        var next = await session.ReplaceAsync(made, Web(joined, ("image", RealEngine.NewerImage)));

        next.Id.Should().NotBe(made.Id);
        (await real.Client.Containers.FindAsync(made.Id, None)).Should().BeNull();
        var container = await real.Client.Containers.InspectAsync("web", None);
        container.Id.Should().Be(next.Id);
        container.State.Running.Should().BeTrue();
        session.Said.Should().Contain("Container 'web' on 'atlas' was replaced; the new one worked before the old one ended.");
        (await session.DiffAsync((await session.ReadAsync(next))!, Web(joined, ("image", RealEngine.NewerImage))))
            .HasChanges.Should().BeFalse();
        var peer = await session.CreateAsync(Urn("container:Container", "peer"), Map(
            ("image", RealEngine.Image), ("name", "peer"), ("networksAdvanced", Blocks(Map(("name", network.Id))))));
        foreach (var name in new[] { "web", "site" })
        {
            (await real.Client.Commands.RunAsync(peer.Id, ["ping", "-c", "1", name], null, None)).ExitCode
                .Should().Be(0, "'{0}' must lead to the new container", name);
        }
    }

    [EngineFact]
    public async Task With_a_shared_port_the_gap_is_from_the_end_of_the_old_one_to_the_start_of_the_new_one()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var made = await session.CreateAsync(Container, Web(("ports", Port)));

        var next = await session.ReplaceAsync(made, Web(("ports", Port), ("envs", Texts("A=1"))));

        var container = await real.Client.Containers.InspectAsync("web", None);
        container.Id.Should().Be(next.Id);
        container.NetworkSettings.Ports!["80/tcp"].Should().ContainSingle();
        session.Said.Should().Contain(line => line.StartsWith("Container 'web' on 'atlas' was replaced; none worked for "));
        (await NamesAsync()).Should().NotContain(name => name.StartsWith("web."));
    }

    [EngineFact]
    public async Task A_new_one_that_does_not_get_healthy_gives_way_to_the_old_one()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var made = await session.CreateAsync(Container, Web(("ports", Port)));

        var replace = () => session.ReplaceAsync(made, Web([("ports", Port), .. Sick]));

        (await replace.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics[0].Summary.Should().Match(
            "Container 'web' on 'atlas' was not healthy within 1 s; its health is '*'. "
            + "The old container was put back and runs again.");
        var container = await real.Client.Containers.InspectAsync("web", None);
        container.Id.Should().Be(made.Id);
        container.State.Running.Should().BeTrue();
        (await NamesAsync()).Should().NotContain(name => name.StartsWith("web."));
    }

    [EngineFact]
    public async Task A_new_one_that_cannot_start_leaves_the_old_one_running_all_the_while()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var made = await session.CreateAsync(Container, Web());
        var before = await real.Client.Containers.InspectAsync(made.Id, None);

        var replace = () => session.ReplaceAsync(made, Web(("entrypoints", Texts("/no/such/program"))));

        (await replace.Should().ThrowAsync<DiagnosticException>())
            .WithMessage("*refused to start*The old container was left as it was.*");
        var after = await real.Client.Containers.InspectAsync("web", None);
        after.State.StartedAt.Should().Be(before.State.StartedAt);
    }

    [EngineFact]
    public async Task An_image_that_is_nowhere_stops_nothing()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var made = await session.CreateAsync(Container, Web(("ports", Port)));
        var before = await real.Client.Containers.InspectAsync(made.Id, None);

        var replace = () => session.ReplaceAsync(made, Web(("ports", Port), ("image", "127.0.0.1:9/no/such:1")));

        await replace.Should().ThrowAsync<DiagnosticException>();
        (await real.Client.Containers.InspectAsync("web", None)).State.StartedAt.Should().Be(before.State.StartedAt);
    }

    [EngineFact]
    public async Task Two_that_would_write_to_the_same_files_never_run_together()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var volume = await session.CreateAsync(Urn("volume:Volume", "data"), Map(("name", "succession-data")));
        var data = ("volumes", Blocks(Map(("volumeName", volume.Id), ("containerPath", "/data"))));
        var made = await session.CreateAsync(Container, Web(data));

        await session.ReplaceAsync(made, Web(data, ("envs", Texts("A=1"))));

        session.Said.Should().Contain(line => line.Contains("none worked for"));
    }

    [EngineFact]
    public async Task What_is_in_an_anonymous_volume_outlives_a_replacement_and_not_the_removal()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var anonymous = ("volumes", Blocks(Map(("containerPath", "/data"))));
        var made = await session.CreateAsync(Container, Web(anonymous));
        var volume = (await real.Client.Containers.InspectAsync(made.Id, None)).Mounts.Single().Name!;
        await real.Client.Commands.RunAsync(made.Id, ["touch", "/data/kept"], null, None);

        var next = await session.ReplaceAsync(made, Web(anonymous, ("envs", Texts("A=1"))));
        var last = await session.ReplaceAsync((await session.ReadAsync(next))!, Web(anonymous, ("envs", Texts("A=2"))));

        (await real.Client.Commands.RunAsync(last.Id, ["ls", "/data"], null, None)).Output.Should().Be("kept\n");
        (await session.DiffAsync((await session.ReadAsync(last))!, Web(anonymous, ("envs", Texts("A=2")))))
            .HasChanges.Should().BeFalse();
        await session.DeleteAsync((await session.ReadAsync(last))!);
        (await real.Client.Volumes.FindAsync(volume, None)).Should().BeNull();
    }

    [EngineFact]
    public async Task A_task_that_changed_runs_to_its_end_before_the_old_one_goes()
    {
        await using var session = await EngineSession.OpenAsync(real);
        PropertyMap Task(string says, params (string, PropertyValue)[] more) => Web(
            [("command", Texts("/bin/sh", "-c", $"echo {says}")), ("attach", true), ("logs", true), ("mustRun", false), .. more]);
        var made = await session.CreateAsync(Container, Task("one"));

        var next = await session.ReplaceAsync(made, Task("two"));
        var last = await session.ReplaceAsync(next, Task("three", ("rm", true)));

        next.Outputs.Text("containerLogs").Should().Be("two\n");
        next.Outputs.Text("name").Should().Be("web");
        session.Said.Should().Contain("Container 'web' on 'atlas' was replaced; the new one has run to its end.");
        last.Id.Should().NotBe(next.Id);
        last.Outputs.Text("containerLogs").Should().Be("three\n");
        (await NamesAsync()).Should().NotContain(name => name.StartsWith("web"));
    }

    [EngineFact]
    public async Task A_container_that_its_engine_removes_is_replaced_too_and_made_anew_when_the_new_one_does_not_start()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var made = await session.CreateAsync(Container, Web(("rm", true)));
        var alone = await session.ReplaceAsync(made, Web(("rm", true), ("envs", Texts("A=1"))));
        var shared = await session.ReplaceAsync(alone, Web(("rm", true), ("ports", Port)));
        var next = await session.ReplaceAsync(shared, Web(("rm", true), ("ports", Port), ("envs", Texts("A=2"))));

        var replace = () => session.ReplaceAsync(next, Web([("rm", true), ("ports", Port), .. Sick]));

        (await replace.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics[0].Summary.Should()
            .EndWith("The old container, which its engine removed when it was stopped, was made anew and runs again.");
        var container = await real.Client.Containers.InspectAsync("web", None);
        container.State.Running.Should().BeTrue();
        container.Config.Env.Should().Contain("A=2");
        (await session.ReadAsync(next))!.Id.Should().Be(container.Id, "the label says whose it is");
        (await NamesAsync()).Should().NotContain(name => name.StartsWith("web."));
        await real.Client.Containers.RemoveAsync(container.Id, withVolumes: true, None);
    }

    [EngineFact]
    public async Task A_replacement_that_is_cancelled_puts_the_old_one_back()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var made = await session.CreateAsync(Container, Web(("ports", Port)));
        var request = await session.ReplaceRequestAsync(made, Web([("ports", Port), Sick[0], Sick[1], ("waitTimeout", 60)]));
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(2));

        var replace = () => session.Provider.ReplaceAsync(request, stop.Token);

        await replace.Should().ThrowAsync<OperationCanceledException>();
        var container = await real.Client.Containers.InspectAsync("web", None);
        (container.Id, container.State.Running).Should().Be((made.Id, true));
        (await NamesAsync()).Should().NotContain(name => name.StartsWith("web."));
    }

    [EngineFact]
    public async Task A_container_is_renamed_while_it_runs()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var made = await session.CreateAsync(Container, Web());
        await session.CreateAsync(Urn("container:Container", "other"), Web(("name", "taken"), ("start", false)));

        var renamed = await session.UpdateAsync(made, Web(("name", "shop")));
        var clash = () => session.UpdateAsync(renamed, Web(("name", "taken")));

        (await real.Client.Containers.InspectAsync("shop", None)).Id.Should().Be(made.Id);
        await clash.Should().ThrowAsync<DiagnosticException>().WithMessage("*the name is in use by a container that is not managed here*");
    }

    [EngineFact]
    public async Task An_unhealthy_container_is_found_and_restarted_with_its_last_checks_told()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var program = Web(("healthcheck", Map(
            ("tests", Texts("CMD-SHELL", "test ! -e /srv/sick || { echo it is sick; exit 1; }")),
            ("interval", "200ms"), ("retries", 1))), ("wait", true),
            ("tmpfs", Map(("/srv", ""))));
        var made = await session.CreateAsync(Container, program);
        await real.Client.Commands.RunAsync(made.Id, ["touch", "/srv/sick"], null, None);
        await Eventually.HoldsAsync(
            () => ContainerWait.IsUnhealthy(real.Client.Containers.InspectAsync(made.Id, None).Result), () => "it gets unhealthy");

        var read = () => session.ReadAsync(made);
        var found = (await read.Should().ThrowAsync<ResourceInitException>()).Which;
        var mended = await session.UpdateAsync(made with { Outputs = found.Outputs }, program);

        found.Reasons.Single().Summary.Should().Be("Container 'web' on 'atlas' is unhealthy.");
        found.Reasons.Single().Detail.Should().Contain("exit code 1: it is sick");
        mended.Id.Should().Be(made.Id);
        session.Said.Should().Contain("Container 'web' on 'atlas' was unhealthy and was restarted.");
        (await session.ReadAsync(mended)).Should().NotBeNull();
    }

    private async Task<IEnumerable<string>> NamesAsync() =>
        (await real.Client.Containers.ListAsync(null, None)).Select(container => container.Name);
}
