using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

[Collection(EngineCollection.Name)]
public sealed class NetworkVolumeImageOnEngineTests(RealEngine real)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly Urn Network = Urn("network:Network", "n");
    private static readonly Urn Volume = Urn("volume:Volume", "v");
    private static readonly Urn Image = Urn("remoteImage:RemoteImage", "i");

    [EngineFact]
    public async Task A_network_is_created_read_and_does_not_differ()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var program = Map(
            ("name", "own-net"), ("internal", true), ("labels", Blocks(Map(("label", "a"), ("value", "1")))),
            ("ipamConfigs", Blocks(Map(("subnet", "198.19.201.0/24")))), ("options", Map(("com.docker.network.bridge.name", "fnet0"))));

        var made = await session.CreateAsync(Network, program);

        var read = await session.ReadAsync(made);
        Lines(await session.DiffAsync(read!, program)).Should().BeEmpty();
        Lines(await session.DiffAsync(made, program.With("internal", false))).Should().Be("internal: UpdateReplace");
        made.Outputs["scope"].Should().Be((PropertyValue)"local");
        made.Outputs["driver"].Should().Be((PropertyValue)"bridge");
        (await real.Client.Networks.FindAsync(made.Id, None))!.Labels.Should().Equal(
            new Dictionary<string, string> { ["a"] = "1" }, "nothing of ours is added");
    }

    [EngineFact]
    public async Task A_foreign_network_of_the_name_is_refused()
    {
        await using var session = await EngineSession.OpenAsync(real);
        await real.Client.Networks.CreateAsync(new NetworkSpec { Name = "foreign-net" }, None);

        var create = () => session.CreateAsync(Network, Map(("name", "foreign-net")));

        (await create.Should().ThrowAsync<DiagnosticException>()).WithMessage(
            "Network 'foreign-net' on 'atlas': a network of that name exists already, and it is not managed here.\n"
            + "Remove it, import it, or choose another name.");
        await real.Client.Networks.RemoveAsync("foreign-net", None);
    }

    [EngineFact]
    public async Task A_network_in_use_names_who_uses_it()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var made = await session.CreateAsync(Network, Map(("name", "busy-net")));
        var id = await real.Client.Containers.CreateAsync(
            "squatter",
            new ContainerSpec { Image = RealEngine.Image, HostConfig = new HostConfig { NetworkMode = "busy-net" } },
            "",
            None);
        await real.Client.Containers.StartAsync(id, None);

        var delete = () => session.DeleteAsync(made);

        (await delete.Should().ThrowAsync<DiagnosticException>()).WithMessage(
            "Network 'busy-net' on 'atlas' is still used by 'squatter'.\n"
            + "Disconnect or remove what is not managed here, then run again.");
        await real.Client.Containers.RemoveAsync(id, true, None);
    }

    [EngineFact]
    public async Task A_volume_is_created_read_and_removed()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var program = Map(("name", "own-volume"), ("labels", Blocks(Map(("label", "a"), ("value", "1")))));

        var made = await session.CreateAsync(Volume, program);

        made.Id.Should().Be("own-volume");
        Lines(await session.DiffAsync((await session.ReadAsync(made))!, program)).Should().BeEmpty();
        (await session.Provider.FindUnfinishedAsync(Volume, made.Inputs, new HashSet<string>(), None)).Id.Should().Be("own-volume");
        await session.DeleteAsync(made);
        (await real.Client.Volumes.FindAsync("own-volume", None)).Should().BeNull();
        (await session.ReadAsync(made)).Should().BeNull();
    }

    [EngineFact]
    public async Task A_volume_that_was_there_is_used_and_never_removed()
    {
        await using var session = await EngineSession.OpenAsync(real);
        await real.Client.Volumes.CreateAsync(new VolumeSpec { Name = "old-volume" }, None);

        var made = await session.CreateAsync(Volume, Map(("name", "old-volume")));
        var read = await session.ReadAsync(made);
        await session.DeleteAsync(read!);

        session.Said.Should().Contain(
            "Volume 'old-volume' on 'atlas' was there already: it is used with what is in it, and will not be removed.");
        (await real.Client.Volumes.FindAsync("old-volume", None)).Should().NotBeNull();
        await real.Client.Volumes.RemoveAsync("old-volume", None);
    }

    [EngineFact]
    public async Task A_volume_of_another_kind_is_refused()
    {
        await using var session = await EngineSession.OpenAsync(real);
        await real.Client.Volumes.CreateAsync(
            new VolumeSpec { Name = "odd-volume", Labels = new Dictionary<string, string> { ["of"] = "others" } }, None);

        var create = () => session.CreateAsync(Volume, Map(("name", "odd-volume")));

        (await create.Should().ThrowAsync<DiagnosticException>()).WithMessage(
            "Volume 'odd-volume' on 'atlas': a volume of that name exists already, *");
        await real.Client.Volumes.RemoveAsync("odd-volume", None);
    }

    [EngineFact]
    public async Task An_image_that_is_there_is_not_pulled()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var program = Map(("name", RealEngine.Image), ("keepLocally", true));

        var made = await session.CreateAsync(Image, program);

        var local = await real.Client.Images.FindAsync(RealEngine.Image, None);
        made.Id.Should().Be(local!.Id + RealEngine.Image);
        made.Outputs["imageId"].Should().Be((PropertyValue)local.Id);
        made.Outputs["repoDigest"].Should().Be((PropertyValue)"");
        Lines(await session.DiffAsync((await session.ReadAsync(made))!, program)).Should().BeEmpty();
        await session.DeleteAsync(made);
        (await real.Client.Images.FindAsync(RealEngine.Image, None)).Should().NotBeNull();
    }

    [EngineFact]
    public async Task An_image_in_use_stays()
    {
        await using var session = await EngineSession.OpenAsync(real);
        await session.CreateAsync(
            Container, Map(("image", RealEngine.NewerImage), ("name", "user-of-image"), ("destroyGraceSeconds", 2)));
        var made = await session.CreateAsync(Image, Map(("name", RealEngine.NewerImage), ("keepLocally", false)));

        await session.DeleteAsync(made);

        session.Said.Should().ContainSingle(text =>
            text.StartsWith(
            $"Image '{RealEngine.NewerImage}' on 'atlas' stays, as something still uses it: ", StringComparison.Ordinal));
    }

    [EngineFact]
    public async Task Functions_answer_about_networks_and_images()
    {
        await using var session = await EngineSession.OpenAsync(real);

        var network = await session.Provider.InvokeAsync(
            new InvokeRequest("docker:index/getNetwork:getNetwork", Map(("name", "bridge")), false), None);
        var image = await session.Provider.InvokeAsync(
            new InvokeRequest("docker:index/getRemoteImage:getRemoteImage", Map(("name", RealEngine.Image)), false), None);
        var missing = () => session.Provider.InvokeAsync(
            new InvokeRequest("docker:index/getNetwork:getNetwork", Map(("name", "nowhere")), false), None);

        network.Result["driver"].Should().Be((PropertyValue)"bridge");
        image.Result["id"].AsText().Should().StartWith("sha256:");
        (await missing.Should().ThrowAsync<DiagnosticException>()).WithMessage(
            "Network 'nowhere' on 'atlas' does not exist.\nCheck the name, or create it first.");
    }

    [EngineFact]
    public async Task An_image_with_two_names_loses_only_its_own()
    {
        await using var session = await EngineSession.OpenAsync(real);
        await real.Client.Images.TagAsync(RealEngine.Image, ImageReference.Parse("shop/second:1"), CancellationToken.None);
        var made = await session.CreateAsync(Urn("remoteImage:RemoteImage", "second"), Map(("name", "shop/second:1")));
        session.Client.Calls.Of("GET images/*/json").Should().Be(1, "an image that no registry has is looked at once");

        await session.DeleteAsync(made);

        (await real.Client.Images.FindAsync("shop/second:1", CancellationToken.None)).Should().BeNull();
        (await real.Client.Images.FindAsync(RealEngine.Image, CancellationToken.None)).Should().NotBeNull();
    }

    [EngineFact]
    public async Task A_tag_is_made_missed_and_taken_away_without_its_image()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var program = Map(("sourceImage", RealEngine.Image), ("targetImage", "shop/tagged:1"));
        var made = await session.CreateAsync(Urn("tag:Tag", "tagged"), program);
        var read = await session.ReadAsync(made);

        await session.DeleteAsync(made);

        (await session.DiffAsync(read!, program)).HasChanges.Should().BeFalse();
        (await session.ReadAsync(made)).Should().BeNull();
        (await real.Client.Images.FindAsync(RealEngine.Image, CancellationToken.None)).Should().NotBeNull();
    }

    [EngineFact]
    public async Task A_preview_of_an_image_builds_nothing()
    {
        await using var session = await EngineSession.OpenAsync(real);

        var preview = await session.Provider.CreateAsync(
            new CreateRequest(
                Urn("image:Image", "web"), Map(("imageName", "shop/preview:1"), ("buildOnPreview", true)), null, IsPreview: true),
            CancellationToken.None);

        preview.Id.Should().BeEmpty();
        (await real.Client.Images.FindAsync("shop/preview:1", CancellationToken.None)).Should().BeNull();
    }

    [EngineFact]
    public async Task A_container_that_is_gone_is_removed_without_an_error()
    {
        await using var session = await EngineSession.OpenAsync(real);
        var made = await session.CreateAsync(Container, Map(("image", RealEngine.Image), ("name", "gone")));
        await real.Client.Containers.RemoveAsync(made.Id, withVolumes: true, CancellationToken.None);

        await session.DeleteAsync(made);

        (await session.ReadAsync(made)).Should().BeNull();
    }

    [EngineFact]
    public async Task A_log_is_told_line_by_line_without_frames()
    {
        await using var session = await EngineSession.OpenAsync(real);
        await session.CreateAsync(Container, Map(
            ("image", RealEngine.Image), ("name", "talks"), ("attach", true),
            ("command", Texts("sh", "-c", "echo one; echo two >&2; printf '%070000d\n' 7"))));

        var all = await session.InvokeAsync("getLogs", Map(("name", "talks")));
        var errors = await session.InvokeAsync("getLogs", Map(("name", "talks"), ("showStdout", false)));
        var last = await session.InvokeAsync("getLogs", Map(("name", "talks"), ("tail", "1"), ("since", "10m")));

        all["logsListStrings"].AsList().Select(line => line.AsText()!.Length).Should().BeEquivalentTo([3, 3, 70000]);
        errors["logsListStrings"].AsList().Select(line => line.AsText()).Should().Equal("two");
        last["logsListStrings"].AsList().Should().ContainSingle();
    }
}
