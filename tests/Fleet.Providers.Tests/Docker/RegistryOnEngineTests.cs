using System.Runtime.Versioning;
using System.Text;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

/// <summary>Images that are built, pushed to a real registry that wants a login, looked up there and pulled again.</summary>
[Collection(EngineCollection.Name)]
public sealed class RegistryOnEngineTests(RealEngine real) : RegistryScene(real)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [MachineFact("dockerd", "docker-registry")]
    public async Task An_image_is_built_pushed_looked_up_and_built_again_only_for_a_change()
    {
        await using var session = await EngineSession.OpenAsync(Real, Auth());
        var urn = Urn("image:Image", "web");
        var program = Map(("imageName", Name("shop/web:1")), ("build", NativeBuild("one")));

        var made = await session.CreateAsync(urn, program);
        var looked = await session.InvokeAsync("getRegistryImage", Map(("name", Name("shop/web:1"))));
        var same = await session.DiffAsync(made, program);
        var changed = await session.DiffAsync(
            made, Map(("imageName", Name("shop/web:1")), ("build", NativeBuild("two"))));

        made.Id.Should().Be(Name("shop/web:1"));
        made.Outputs.Text("repoDigest").Should().Be($"{Name("shop/web")}@{looked.Text("sha256Digest")}");
        made.Outputs["__inputs"].Should().BeOfType<PropertyValue.Secret>();
        same.HasChanges.Should().BeFalse();
        Lines(changed).Should().Be("build.contextDigest: Update");
        var updated = await session.UpdateAsync(
            made, Map(("imageName", Name("shop/web:1")), ("build", NativeBuild("two"))));
        updated.Outputs.Text("repoDigest").Should().NotBe(made.Outputs.Text("repoDigest"));
        var manifests = await session.InvokeAsync("getRegistryImageManifests", Map(("name", Name("shop/web:1"))));
        manifests["manifests"].AsList().Single().AsMap().Text("os").Should().Be("linux");
    }

    [MachineFact("dockerd", "docker-registry")]
    public async Task A_build_that_fails_shows_what_it_said_last()
    {
        await using var session = await EngineSession.OpenAsync(Real);
        Folder.Write("context/Dockerfile", $"FROM {RealEngine.Image}\nRUN echo about to fail && false\n");

        var create = () => session.CreateAsync(
            Urn("remoteImage:RemoteImage", "web"),
            Map(("name", "shop/broken:1"), ("build", Map(("context", Folder["context"])))));

        var problem = (await create.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single();
        problem.Summary.Should().StartWith("Image 'shop/broken:1' could not be built on 'atlas': ");
        problem.Detail.Should().Contain("about to fail");
    }

    [MachineFact("dockerd", "docker-registry")]
    public async Task A_registry_image_is_built_pushed_read_and_removed()
    {
        await using var session = await EngineSession.OpenAsync(Real, Auth());
        var urn = Urn("registryImage:RegistryImage", "web");
        var program = Map(("name", Name("shop/api:1")), ("build", Build("api")));

        var made = await session.CreateAsync(urn, program);
        var read = await session.ReadAsync(made);
        await session.DeleteAsync(made);

        read!.Id.Should().Be(made.Outputs.Text("sha256Digest"));
        (await session.DiffAsync(read, program)).HasChanges.Should().BeFalse();
        (await session.ReadAsync(made)).Should().BeNull();
    }

    [MachineFact("dockerd", "docker-registry")]
    public async Task A_private_image_is_pulled_with_the_login_and_a_wrong_one_is_explained()
    {
        var name = await PushAsync("shop/private:1", "one");
        await using var session = await EngineSession.OpenAsync(Real, Auth());
        await using var stranger = await EngineSession.OpenAsync(Real, Auth("wrong"));

        var refused = () => stranger.CreateAsync(Urn("remoteImage:RemoteImage", "private"), Map(("name", name)));
        var error = (await refused.Should().ThrowAsync<DiagnosticException>()).Which;
        var container = await session.CreateAsync(
            Container, Map(("image", name), ("name", "private"), ("command", Texts("/bin/rest"))));

        error.Message.Should().Contain($"pulling it from '{Registry.Address}' failed")
            .And.Contain("Check repository and tag, and the credentials");
        error.Message.Should().NotContain("wrong\"");
        container.Outputs.Text("image").Should().Be(name);
    }

    [MachineFact("dockerd", "docker-registry")]
    public async Task A_tag_that_moved_is_pulled_and_a_registry_that_is_gone_is_no_error()
    {
        var name = await PushAsync("shop/moving:1", "one");
        await using var session = await EngineSession.OpenAsync(Real, Auth());
        var first = await session.CreateAsync(Urn("remoteImage:RemoteImage", "one"), Map(("name", name)));
        await PushAsync("shop/moving:1", "two", keepsLocal: first.Outputs.Text("imageId"));
        var looked = await session.InvokeAsync("getRegistryImage", Map(("name", name)));
        await session.ReadAsync(first);
        session.Said.Should().Contain(
            $"Image '{name}' on 'atlas': its registry has a newer one behind this name ({looked.Text("sha256Digest")}). "
            + "It is pulled when a trigger changes, or with 'fleet up --replace'.");

        var second = await session.CreateAsync(Urn("remoteImage:RemoteImage", "two"), Map(("name", name)));
        await EndRegistryAsync();
        var third = await session.CreateAsync(Urn("remoteImage:RemoteImage", "three"), Map(("name", name)));

        second.Outputs.Text("imageId").Should().NotBe(first.Outputs.Text("imageId"));
        second.Outputs.Text("repoDigest").Should().EndWith(looked.Text("sha256Digest"));
        (await session.ReadAsync(third)).Should().NotBeNull("a registry that is gone keeps nothing from being read");
        third.Outputs.Text("imageId").Should().Be(second.Outputs.Text("imageId"));
        session.Said.Should().Contain(line => line.Contains("is used as it is there"));
    }

    [SupportedOSPlatform("linux")]
    [MachineFact("dockerd", "docker-registry")]
    public async Task Passwords_come_from_the_programs_that_keep_them()
    {
        var name = await PushAsync("shop/helped:1", "one");
        Folder.Write("docker-credential-fleet-test", $$"""
            #!/bin/sh
            [ "$1" = get ] && [ "$(cat)" = "{{Registry.Address}}" ] || exit 1
            echo '{"ServerURL":"","Username":"{{RealRegistry.User}}","Secret":"{{RealRegistry.Password}}"}'
            """);
        File.SetUnixFileMode(Folder["docker-credential-fleet-test"], (UnixFileMode)0x1ED);
        var path = Environment.GetEnvironmentVariable("PATH");
        Environment.SetEnvironmentVariable("PATH", $"{path}:{Folder.Path}");
        try
        {
            foreach (var content in new[]
            {
                "{\"credsStore\":\"fleet-test\"}", $"{{\"credHelpers\":{{\"{Registry.Address}\":\"fleet-test\"}}}}",
                $"{{\"auths\":{{\"{Registry.Address}\":{{\"auth\":\"{Base64($"{RealRegistry.User}:{RealRegistry.Password}")}\"}}}}}}",
            })
            {
                await using var session = await EngineSession.OpenAsync(Real, ("registryAuth", PropertyValue.Of([
                    Map(("address", Registry.Address), ("configFileContent", content))])));

                var looked = await session.InvokeAsync("getRegistryImage", Map(("name", name)));
                var pulled = await session.CreateAsync(
                    Urn("remoteImage:RemoteImage", "helped"), Map(("name", name), ("triggers", Map(("by", content)))));

                pulled.Outputs.Text("repoDigest").Should().EndWith(looked.Text("sha256Digest"));
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }

    [MachineFact("dockerd", "docker-registry")]
    public async Task A_digest_pins_an_image_whatever_its_tag_means_later()
    {
        var name = await PushAsync("shop/pinned:1", "one");
        await using var session = await EngineSession.OpenAsync(Real, Auth());
        var digest = (await session.InvokeAsync("getRegistryImage", Map(("name", name)))).Text("sha256Digest");
        var pinned = $"{name}@{digest}";
        var first = await session.CreateAsync(Urn("remoteImage:RemoteImage", "pinned"), Map(("name", pinned)));
        await PushAsync("shop/pinned:1", "two");

        var again = await session.CreateAsync(
            Urn("remoteImage:RemoteImage", "again"), Map(("name", pinned), ("triggers", Map(("a", "1")))));

        again.Outputs.Text("imageId").Should().Be(first.Outputs.Text("imageId"));
        (await session.InvokeAsync("getRegistryImage", Map(("name", pinned)))).Text("sha256Digest").Should().Be(digest);
    }

    [MachineFact("dockerd", "docker-registry")]
    public async Task A_base_image_is_pulled_with_the_builds_own_login()
    {
        var name = await PushAsync("shop/base:1", "one");
        await using var session = await EngineSession.OpenAsync(Real);
        Folder.Write("above/Dockerfile", $"FROM {name}\nLABEL last=1\n");
        PropertyMap Program(string password) => Map(("name", "shop/above:1"), ("build", Map(
            ("context", Folder["above"]),
            ("authConfigs", Blocks(Map(
                ("hostName", Registry.Address), ("userName", RealRegistry.User), ("password", password)))))));
        var urn = Urn("remoteImage:RemoteImage", "above");

        var refused = () => session.CreateAsync(urn, Program("wrong"));
        await refused.Should().ThrowAsync<DiagnosticException>();
        var made = await session.CreateAsync(urn, Program(RealRegistry.Password));

        made.Outputs.Text("imageId").Should().StartWith("sha256:");
        (await session.DiffAsync(made, Program("rotated"))).ReplacePaths.Should().BeEmpty();
    }

    [MachineFact("dockerd", "docker-registry")]
    public async Task What_was_pulled_is_noted_and_what_was_there_is_not()
    {
        var name = await PushAsync("shop/noted:1", "one");
        await using var session = await EngineSession.OpenAsync(Real, Auth());

        await session.CreateAsync(Container, Map(("image", name), ("name", "noted"), ("command", Texts("/bin/rest"))));
        await session.CreateAsync(Urn("remoteImage:RemoteImage", "same"), Map(("name", name), ("triggers", Map(("a", "1")))));
        await session.CreateAsync(Urn("remoteImage:RemoteImage", "local"), Map(("name", RealEngine.Image), ("keepLocally", true)));

        var image = await Real.Client.Images.FindAsync(name, None);
        session.Pulled.Should().Equal(new PulledImage(name, image!.Id));
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
