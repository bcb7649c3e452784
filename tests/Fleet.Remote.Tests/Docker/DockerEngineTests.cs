using System.Formats.Tar;
using System.Net;
using Fleet.Remote.Docker;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Remote.Tests.Docker;

[Collection(EngineCollection.Name)]
public sealed class DockerEngineTests(RealEngine real)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private DockerEngine Engine => real.Client;

    [EngineFact]
    public async Task The_api_version_is_negotiated()
    {
        var ping = await Engine.NegotiateAsync(None);
        var version = await Engine.GetVersionAsync(None);
        var info = await Engine.GetInfoAsync(None);

        ping.ApiVersion.Should().Be(Version.Parse(version.ApiVersion)).And.BeGreaterThanOrEqualTo(EnginePing.Oldest);
        ping.IsPodman.Should().BeFalse();
        info.Id.Should().NotBeEmpty();
    }

    [EngineFact]
    public async Task A_container_lives_and_dies()
    {
        var id = await CreateAsync("life-one", new ContainerSpec { Image = RealEngine.Image, Env = ["A=1"] });

        await Engine.Containers.StartAsync(id, None);
        await Engine.Containers.StartAsync(id, None);
        var running = await Engine.Containers.InspectAsync("life-one", None);
        await Engine.Containers.RenameAsync(id, "life-two", None);
        await Engine.Containers.StopAsync(id, TimeSpan.FromSeconds(5), None);
        await Engine.Containers.StopAsync(id, TimeSpan.FromSeconds(5), None);
        var code = await Engine.Containers.WaitAsync(id, None);
        var removed = await Engine.Containers.RemoveAsync(id, withVolumes: true, None);
        var again = await Engine.Containers.RemoveAsync(id, withVolumes: true, None);

        running.State.Running.Should().BeTrue();
        running.Config.Env.Should().Contain(["A=1", "IMAGE_SAYS=hello"]);
        code.Should().Be(0);
        removed.Should().BeTrue();
        again.Should().BeFalse();
        (await Engine.Containers.FindAsync(id, None)).Should().BeNull();
    }

    [EngineFact]
    public async Task A_command_in_a_container_has_output_and_exit_code()
    {
        var id = await CreateAsync("command", new ContainerSpec { Image = RealEngine.Image });
        await Engine.Containers.StartAsync(id, None);

        var outcome = await Engine.Commands.RunAsync(
            id,
            ["/bin/sh", "-c", "echo one; echo two >&2; echo $X; exit 3"],
            new CommandOptions { Environment = ["X=three"] },
            None);

        outcome.ExitCode.Should().Be(3);
        outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should()
            .BeEquivalentTo("one", "two", "three");
        outcome.Error.Should().Be("two\n");
        await Engine.Containers.RemoveAsync(id, true, None);
    }

    [EngineFact]
    public async Task Logs_come_without_frames()
    {
        var id = await CreateAsync("talker", new ContainerSpec
        {
            Image = RealEngine.Image,
            Cmd = ["/bin/sh", "-c", "for i in 1 2 3; do echo line $i; done; exit 7"],
        });
        await Engine.Containers.StartAsync(id, None);
        var code = await Engine.Containers.WaitAsync(id, None);

        var tail = await Engine.Containers.TailAsync(id, 2, None);

        code.Should().Be(7);
        tail.Should().Equal("line 2", "line 3");
        await Engine.Containers.RemoveAsync(id, true, None);
    }

    [EngineFact]
    public async Task Files_are_unpacked_into_a_container_before_it_starts()
    {
        var id = await CreateAsync(
            "files", new ContainerSpec { Image = RealEngine.Image, Cmd = ["/bin/cat", "/etc/new/folder/file"] });
        using var tar = new MemoryStream();
        await using (var writer = new TarWriter(tar, TarEntryFormat.Ustar, leaveOpen: true))
        {
            await writer.WriteEntryAsync(new UstarTarEntry(TarEntryType.RegularFile, "etc/new/folder/file")
            {
                DataStream = new MemoryStream("content\n"u8.ToArray()),
            });
        }

        tar.Position = 0;

        await Engine.Containers.UnpackAsync(id, "/", tar, None);
        await Engine.Containers.StartAsync(id, None);
        await Engine.Containers.WaitAsync(id, None);

        (await Engine.Containers.TailAsync(id, 1, None)).Should().Equal("content");
        await Engine.Containers.RemoveAsync(id, true, None);
    }

    [EngineFact]
    public async Task A_refusal_says_who_refused_what_and_why()
    {
        var id = await CreateAsync("taken", new ContainerSpec { Image = RealEngine.Image });

        var create = () => CreateAsync("taken", new ContainerSpec { Image = RealEngine.Image });

        var thrown = (await create.Should().ThrowAsync<DockerApiException>()).Which;
        thrown.Status.Should().Be(HttpStatusCode.Conflict);
        thrown.Endpoint.Should().Be($"unix://{real.Socket}");
        thrown.Operation.Should().Be("create container 'taken'");
        thrown.Message.Should().Be(
            $"Engine at 'unix://{real.Socket}' refused to create container 'taken': Conflict. The container name "
            + $"\"/taken\" is already in use by container \"{id}\". You have to remove (or rename) that container to be "
            + "able to reuse that name.");
        await Engine.Containers.RemoveAsync(id, true, None);
    }

    [EngineFact]
    public async Task A_pull_that_fails_in_its_stream_is_an_error()
    {
        var pull = () => Engine.Images.PullAsync(
            ImageReference.Parse("127.0.0.1:1/none:1"), "", null, null, None);

        (await pull.Should().ThrowAsync<DockerApiException>()).Which.EngineMessage.Should().Contain("127.0.0.1:1");
    }

    [EngineFact]
    public async Task Images_are_tagged_saved_loaded_and_removed()
    {
        await Engine.Images.TagAsync(RealEngine.Image, ImageReference.Parse("copy/of:1"), None);
        using var archive = new MemoryStream();
        await Engine.Images.SaveAsync(["copy/of:1"], archive, None);
        var removed = await Engine.Images.RemoveAsync("copy/of:1", force: false, None);
        archive.Position = 0;

        await Engine.Images.LoadAsync(archive, null, None);

        var image = await Engine.Images.FindAsync("copy/of:1", None);
        var original = await Engine.Images.FindAsync(RealEngine.Image, None);
        removed.Should().BeTrue();
        image!.Id.Should().Be(original!.Id);
        image.Config!.Env.Should().Contain("IMAGE_SAYS=hello");
        (await Engine.Images.RemoveAsync("copy/of:1", force: false, None)).Should().BeTrue();
        (await Engine.Images.RemoveAsync("copy/of:1", force: false, None)).Should().BeFalse();
    }

    [EngineFact]
    public async Task Networks_and_volumes_come_and_go()
    {
        var network = await Engine.Networks.CreateAsync(new NetworkSpec { Name = "net-a" }, None);
        var volume = await Engine.Volumes.CreateAsync(new VolumeSpec { Name = "vol-a" }, None);
        var id = await CreateAsync("member", new ContainerSpec { Image = RealEngine.Image });

        await Engine.Networks.ConnectAsync("net-a", id, new EndpointSettings { Aliases = ["alias"] }, None);
        var details = await Engine.Containers.InspectAsync(id, None);
        await Engine.Networks.DisconnectAsync("net-a", id, None);

        details.NetworkSettings.Networks!["net-a"].Aliases.Should().Contain("alias");
        volume.Mountpoint.Should().StartWith(real.DataRoot);
        (await Engine.Networks.ListAsync(null, None)).Should().Contain(one => one.Id == network);
        (await Engine.Volumes.ListAsync(null, None)).Should().Contain(one => one.Name == "vol-a");
        await Engine.Containers.RemoveAsync(id, true, None);
        (await Engine.Networks.RemoveAsync("net-a", None)).Should().BeTrue();
        (await Engine.Networks.RemoveAsync("net-a", None)).Should().BeFalse();
        (await Engine.Volumes.RemoveAsync("vol-a", None)).Should().BeTrue();
        (await Engine.Volumes.RemoveAsync("vol-a", None)).Should().BeFalse();
    }

    [EngineFact]
    public async Task Events_are_reported_while_they_happen()
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var filters = new Dictionary<string, IReadOnlyList<string>> { ["type"] = ["container"] };
        await using var events = Engine.WatchAsync(filters, enough.Token).GetAsyncEnumerator(enough.Token);
        var first = events.MoveNextAsync();

        string? id = null;
        var seen = false;
        while (!seen)
        {
            // The subscription begins some time after the call: make containers until one is noticed.
            var made = await CreateAsync($"noticed-{Guid.NewGuid():N}", new ContainerSpec { Image = RealEngine.Image });
            id ??= made;
            await Engine.Containers.RemoveAsync(made, true, None);
            await Task.Delay(20, enough.Token);
            seen = first.IsCompleted;
        }

        (await first).Should().BeTrue();
        events.Current.Type.Should().Be("container");
        events.Current.Actor.Id.Should().HaveLength(id!.Length);
    }

    [EngineFact]
    public async Task Calls_are_counted_by_kind()
    {
        await using var engine = new DockerEngine(new UnixSocketDialer(real.Socket), TimeProvider.System);

        await engine.Containers.ListAsync(null, None);
        await engine.Containers.ListAsync(null, None);

        engine.Calls.ByKind.Should().BeEquivalentTo(
            new Dictionary<string, int> { ["HEAD _ping"] = 1, ["GET containers/json"] = 2 });
    }

    [Fact]
    public async Task An_engine_that_is_not_there_is_named()
    {
        await using var engine = new DockerEngine(new UnixSocketDialer("/nowhere/d.sock"), TimeProvider.System);

        var list = () => engine.Containers.ListAsync(null, None);

        (await list.Should().ThrowAsync<DockerUnreachableException>()).WithMessage(
            "Engine at 'unix:///nowhere/d.sock' could not be reached to ask for its version: "
            + "there is no such socket; is the engine running.");
    }

    private Task<string> CreateAsync(string name, ContainerSpec spec) =>
        Engine.Containers.CreateAsync(name, spec, "", None);
}
