using Fleet.Providers.Tests.Docker;
using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Fleet;

[Collection(EngineCollection.Name)]
public sealed class ReloadOnEngineTests(RealEngine real)
{
    private const string Reload = "fleet:index:ContainerReload";

    /// <summary>A service that reads its file at the start and at every HUP, and says what it read.</summary>
    private const string Service = "read() { cat /conf/f; }; trap read HUP; trap 'exit 0' TERM; read; while :; do sleep 0.1; done";

    [Fact]
    public async Task A_reload_says_how_by_one_means()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");

        (await session.FailuresAsync(Reload, Of(("container", "x")))).Should().Equal(
            ": Give either 'signal' or 'command': what makes the service read its files again.");
        (await session.FailuresAsync(Reload, Of(("container", "x"), ("signal", "hup!"), ("user", "root")))).Should().Equal(
            "signal: 'hup!' is not a signal. Write its name, such as 'HUP', or its number.",
            "user: A signal has no user. Remove it, or give a 'command'.");
    }

    [EngineFact]
    public async Task A_changed_file_is_read_again_by_the_container_that_keeps_running()
    {
        using var folder = new TempFolder();
        folder.Write("f", "one\n");
        await using var session = await ProviderSession.OpenAsync("fleet", Of(("dockerSocket", real.Socket)));
        var id = await StartAsync("reloads", Service, folder.Path);
        var program = Of(("container", "reloads"), ("signal", "HUP"), ("triggers", PropertyValue.Of("one")));

        var made = await session.CreateAsync(Reload, program);
        folder.Write("f", "two\n");
        var same = await session.ChangesAsync(made, program);
        var changes = await session.ChangesAsync(made, program.With("triggers", PropertyValue.Of("two")));
        var updated = await session.UpdateAsync(made, program.With("triggers", PropertyValue.Of("two")));
        var lines = await real.Client.Containers.TailAsync(id, 10, default);
        var byCommand = await session.UpdateAsync(
            updated, Of(("container", "reloads"), ("command", PropertyValue.Of("kill", "-HUP", "1"))));

        same.Should().BeEmpty();
        changes.Should().Equal("triggers[0] Update");
        lines.Should().Equal("one", "one", "two");
        byCommand.Outputs["containerId"].AsText().Should().Be(id);
        (await real.Client.Containers.InspectAsync(id, default)).State.StartedAt
            .Should().Be(made.Outputs["startedAt"].AsText());
    }

    [EngineFact]
    public async Task A_configuration_file_that_is_declared_is_changed_without_a_restart_of_who_reads_it()
    {
        using var folder = new TempFolder();
        await using var session = await ProviderSession.OpenAsync("fleet", Of(("dockerSocket", real.Socket)));
        PropertyMap File(string content) => Of(("path", folder["f"]), ("content", content), ("validate", "test -s \"$FILE\""));
        PropertyMap Reloads(Made file) => Of(
            ("container", "reads"), ("signal", "HUP"), ("triggers", PropertyValue.Of([file.Outputs["sha256"]])));
        var file = await session.CreateAsync("fleet:index:File", File("one\n"), "file");
        var id = await StartAsync("reads", Service, folder.Path);
        var reload = await session.CreateAsync(Reload, Reloads(file));
        var before = await real.Client.Containers.InspectAsync(id, default);

        file = await session.UpdateAsync(file, File("two\n"));
        var changes = await session.DiffAsync(reload, Reloads(file));
        await session.UpdateAsync(reload, Reloads(file));

        changes.ReplacePaths.Should().BeEmpty();
        var after = (await real.Client.Containers.FindAsync("reads", default))!;
        (after.Id, after.State.StartedAt, after.RestartCount).Should().Be((id, before.State.StartedAt, 0));
        (await real.Client.Containers.TailAsync(id, 10, default)).Should().Equal("one", "one", "two");
    }

    [EngineFact]
    public async Task What_went_wrong_with_a_reload_is_told()
    {
        await using var session = await ProviderSession.OpenAsync("fleet", Of(("dockerSocket", real.Socket)));
        await StartAsync("deaf", "trap 'exit 0' TERM; trap 'exit 3' HUP; while :; do sleep 0.1; done", "/tmp");

        var nobody = () => session.CreateAsync(Reload, Of(("container", "nobody"), ("signal", "HUP")));
        var wrong = () => session.CreateAsync(Reload, Of(
            ("container", "deaf"), ("command", PropertyValue.Of("sh", "-c", "echo bad line 3; exit 2"))));
        var ends = () => session.CreateAsync(Reload, Of(("container", "deaf"), ("signal", "HUP")));

        await nobody.Should().ThrowAsync<DiagnosticException>().WithMessage(
            "Container 'nobody' on 'this machine' cannot be reloaded: there is no such container.*");
        await wrong.Should().ThrowAsync<DiagnosticException>().WithMessage(
            "Container 'deaf' on 'this machine' was not reloaded: 'sh' ended with exit code 2.\nbad line 3");
        await ends.Should().ThrowAsync<DiagnosticException>().WithMessage(
            "Container 'deaf' on 'this machine' ended when it got signal HUP.*");
    }

    private async Task<string> StartAsync(string name, string script, string folder)
    {
        var spec = new ContainerSpec
        {
            Image = RealEngine.Image,
            Cmd = ["/bin/sh", "-c", script],
            HostConfig = new HostConfig { Binds = [$"{folder}:/conf:ro"] },
        };
        var id = await real.Client.Containers.CreateAsync(name, spec, platform: "", default);
        await real.Client.Containers.StartAsync(id, default);
        return id;
    }
}
