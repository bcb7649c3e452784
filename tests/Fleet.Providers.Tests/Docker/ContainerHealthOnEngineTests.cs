using static Fleet.Providers.Tests.Docker.SmallContainers;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

/// <summary>Containers that get healthy, that do not, and that die.</summary>
[Collection(EngineCollection.Name)]
public sealed class ContainerHealthOnEngineTests(RealEngine real)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly PropertyValue Healthy = Health("CMD", "true");

    [EngineFact]
    public async Task A_creation_waits_until_the_container_is_healthy()
    {
        await using var session = await EngineSession.OpenAsync(real);

        var made = await session.CreateAsync(Container, Base(
            ("command", Texts("/bin/sh", "-c", "sleep 1; touch /tmp/ready; exec /bin/rest")),
            ("healthcheck", Health("CMD", "test", "-f", "/tmp/ready")), ("wait", true)));

        (await real.Client.Containers.InspectAsync(made.Id, None)).State.Health!.Status.Should().Be("healthy");
    }

    [EngineFact]
    public async Task A_container_that_does_not_get_healthy_is_kept_with_its_last_checks()
    {
        await using var session = await EngineSession.OpenAsync(real);

        var create = () => session.CreateAsync(Container, Base(
            ("healthcheck", Health("CMD-SHELL", "echo not yet; exit 1")), ("wait", true), ("waitTimeout", 3)));

        var thrown = (await create.Should().ThrowAsync<ResourceInitException>()).Which;
        thrown.Reasons.Single().ToString().Should().Match(
            "Container 'gateway' on 'atlas' was not healthy within 3 s; its health is '*'.\n"
            + "The last health checks:\nexit code 1: not yet*\n"
            + "Look into its log, or raise 'waitTimeout' when it only needs longer.");
        (await real.Client.Containers.FindAsync(thrown.Id, None)).Should().NotBeNull();
    }

    [EngineFact]
    public async Task A_container_that_dies_is_reported_at_once()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var began = TimeProvider.System.GetTimestamp();

        var create = () => session.CreateAsync(Container, Base(
            ("command", Texts("/bin/sh", "-c", "echo no database; exit 3")),
            ("healthcheck", Healthy), ("wait", true), ("waitTimeout", 30)));

        (await create.Should().ThrowAsync<ResourceInitException>()).Which.Reasons.Single().ToString().Should().Be(
            "Container 'gateway' on 'atlas' ended with exit code 3 right after it was started.\n"
            + "Its last lines:\nno database");
        TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(TimeSpan.FromSeconds(15));
    }

    [EngineFact]
    public async Task A_crash_loop_is_recognised()
    {
        await using var session = await EngineSession.OpenAsync(real);

        var create = () => session.CreateAsync(Container, Base(
            ("command", Texts("/bin/sh", "-c", "echo again; exit 4")), ("restart", "always"),
            ("healthcheck", Healthy), ("wait", true), ("waitTimeout", 60)));

        (await create.Should().ThrowAsync<ResourceInitException>()).Which.Reasons.Single().ToString().Should().Match(
            "Container 'gateway' on 'atlas' crashes and is started again and again, * times so far; its last exit code was "
            + "4.\nIts last lines:\n*again");
    }

    [EngineFact]
    public async Task A_crash_loop_that_nobody_waits_for_is_recognised_in_its_first_moments()
    {
        await using var session = await EngineSession.OpenAsync(real);

        var create = () => session.CreateAsync(Container, Base(
            ("command", Texts("/bin/sh", "-c", "echo again; exit 4")), ("restart", "always")));

        (await create.Should().ThrowAsync<ResourceInitException>()).Which.Reasons.Single().ToString().Should().Match(
            "Container 'gateway' on 'atlas' crashes and is started again and again*; its last exit code was *.\n"
            + "Its last lines:\n*again");
    }

    [EngineFact]
    public async Task An_update_mends_a_container_that_did_not_get_healthy()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var program = Base(("healthcheck", Healthy), ("wait", true));
        var made = await session.CreateAsync(Container, program);
        await real.Client.Containers.StopAsync(made.Id, TimeSpan.FromSeconds(1), None);

        var read = await session.ReadAsync(made);
        var diff = await session.DiffAsync(read!, program);
        var mended = await session.UpdateAsync(read!, program);

        read!.Outputs["mustRun"].Should().Be((PropertyValue)false);
        read.Outputs["exitCode"].Should().Be((PropertyValue)0);
        Lines(diff).Should().Be("mustRun: Update");
        (await real.Client.Containers.InspectAsync(made.Id, None)).State.Running.Should().BeTrue();
        Lines(await session.DiffAsync(mended, program)).Should().BeEmpty();
    }
}
