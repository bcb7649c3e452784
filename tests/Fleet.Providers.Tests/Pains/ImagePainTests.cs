using Fleet.Providers.Tests.Docker;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Pains;

/// <summary>Images that are not fetched, not found or not recognised. Named as docs/pains.md says.</summary>
public sealed class ImagePainTests
{
    private const string Version = "{\"Os\":\"linux\",\"Arch\":\"amd64\"}";

    [Fact]
    public async Task K172_a_changed_trigger_pulls_although_the_tag_is_there()
    {
        await using var session = await RecordedSession.OpenAsync("1.41");
        Serve(session, "nginx:1.27", "sha256:1", "nginx@sha256:2");
        var image = Urn("remoteImage:RemoteImage", "nginx");
        PropertyMap Program(string trigger) => Map(("name", "nginx:1.27"), ("pullTriggers", Texts(trigger)));

        var made = await session.CreateAsync(image, Program("sha256:2"));
        var diff = await session.DiffAsync(made, Program("sha256:3"));

        session.Calls.Should().Contain(call => call.StartsWith("POST /v1.41/images/create?fromImage=nginx&tag=1.27"));
        Lines(diff).Should().Contain("pullTriggers").And.Contain("Replace");
        diff.DeleteBeforeReplace.Should().BeFalse("the image that is used stays until the new one is there");
    }

    [Fact]
    public async Task K660_an_id_that_is_a_digest_of_the_containerd_store_is_as_good_as_any()
    {
        // With the containerd store an image's id is the digest of its manifest, and the same as its repository digest's.
        await using var session = await RecordedSession.OpenAsync("1.44");
        Serve(session, "nginx:1.27", "sha256:feed", "nginx@sha256:feed");
        var program = Map(("name", "nginx:1.27"));

        var made = await session.CreateAsync(Urn("remoteImage:RemoteImage", "nginx"), program);
        var read = await session.ReadAsync(made);

        made.Outputs.Text("imageId").Should().Be("sha256:feed");
        made.Outputs.Text("repoDigest").Should().Be("nginx@sha256:feed");
        read.Id.Should().Be(made.Id);
        (await session.DiffAsync(read, program)).HasChanges.Should().BeFalse();
    }

    [Fact]
    public async Task K172_the_old_image_goes_by_its_id_when_its_name_has_moved_on()
    {
        await using var session = await RecordedSession.OpenAsync("1.41");
        Serve(session, "nginx:1.27", "sha256:old", "nginx@sha256:2");
        var made = await session.CreateAsync(Urn("remoteImage:RemoteImage", "nginx"), Map(("name", "nginx:1.27")));
        await using var later = await RecordedSession.OpenAsync("1.41");
        Serve(later, "nginx:1.27", "sha256:new", "nginx@sha256:3");

        await later.Provider.DeleteAsync(new(made.Urn, made.Id, made.Inputs, made.Outputs, null), default);

        later.Calls.Where(call => call.StartsWith("DELETE")).Should().Equal("DELETE /v1.41/images/sha256:old");
    }

    [Fact]
    public async Task K172_an_image_that_came_out_the_same_is_not_taken_away_again()
    {
        await using var session = await RecordedSession.OpenAsync("1.41");
        Serve(session, "nginx:1.27", "sha256:1", "nginx@sha256:2");
        var made = await session.CreateAsync(Urn("remoteImage:RemoteImage", "nginx"), Map(("name", "nginx:1.27")));

        await session.Provider.DeleteAsync(new(made.Urn, made.Id, made.Inputs, made.Outputs, null), default);

        session.Calls.Should().NotContain(call => call.StartsWith("DELETE"));
    }

    [Fact]
    public async Task D148_an_image_that_was_never_in_a_registry_is_not_pulled()
    {
        await using var session = await RecordedSession.OpenAsync("1.41");
        Serve(session, "shop/web:dev", "sha256:1");

        var made = await session.CreateAsync(Urn("remoteImage:RemoteImage", "web"), Map(("name", "shop/web:dev")));

        made.Outputs.Text("imageId").Should().Be("sha256:1");
        session.Calls.Should().NotContain(call => call.Contains("images/create"));
    }

    [Fact]
    public async Task D539_secrets_of_a_build_are_refused_in_the_plan_with_what_to_do()
    {
        await using var session = await RecordedSession.OpenAsync("1.41");
        var build = Map(("context", "."), ("secrets", Blocks(Map(("id", "token"), ("src", "token.txt")))));

        var check = await session.CheckAsync(Urn("remoteImage:RemoteImage", "web"), Map(("name", "shop/web:1"), ("build", build)));

        check.Failures.Single(failure => failure.Property == "build.secrets").Reason.Should()
            .EndWith("Fetch what is secret when the container starts, or build elsewhere and pull the image.");
        session.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task K611_an_image_that_is_still_used_stays_and_says_so()
    {
        await using var session = await RecordedSession.OpenAsync("1.41");
        Serve(session, "nginx:1.27", "sha256:1");
        session.Engine.Answers["DELETE images/nginx:1.27"] =
            (409, "{\"message\":\"conflict: unable to remove repository reference, container 0123 is using its image\"}");
        var made = await session.CreateAsync(Urn("remoteImage:RemoteImage", "nginx"), Map(("name", "nginx:1.27")));

        await session.DeleteLaterAsync(made);

        session.Said.Should().Contain(line => line.StartsWith("Image 'nginx:1.27' on 'atlas' stays, as something still uses it: "));
    }

    [Fact]
    public async Task K46_only_the_name_that_was_declared_is_taken_away()
    {
        await using var session = await RecordedSession.OpenAsync("1.41");
        Serve(session, "nginx:1.27", "sha256:1");
        session.Engine.Answers["DELETE images/nginx:1.27"] = (200, "[{\"Untagged\":\"nginx:1.27\"}]");
        var made = await session.CreateAsync(Urn("remoteImage:RemoteImage", "nginx"), Map(("name", "nginx:1.27")));

        await session.DeleteLaterAsync(made);

        session.Calls.Where(call => call.StartsWith("DELETE")).Should().Equal("DELETE /v1.41/images/nginx:1.27");
    }

    private static void Serve(RecordedSession session, string name, string id, params string[] digests)
    {
        var repoDigests = string.Join(',', digests.Select(digest => $"\"{digest}\""));
        session.Engine.Answers[$"GET images/{name}/json"] =
            (200, $$"""{"Id":"{{id}}","RepoDigests":[{{repoDigests}}],"Os":"linux","Architecture":"amd64"}""");
        session.Engine.Answers["POST images/create"] = (200, "{\"status\":\"Status: Image is up to date\"}\n");
        session.Engine.Answers["GET version"] = (200, Version);
    }
}
