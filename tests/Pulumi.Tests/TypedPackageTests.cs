using FluentAssertions;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;
using Pulumi.Random;
using Pulumi.Tests.Fakes;
using Xunit;
using Remote = Pulumi.Command.Remote;

namespace Pulumi.Tests;

public sealed class TypedPackageTests
{
    [Fact]
    public async Task A_container_is_sent_with_its_wire_names()
    {
        await using var engine = await FakeEngine.StartAsync();
        var image = "";

        await engine.RunAsync(() =>
        {
            var container = new Container("web", new ContainerArgs
            {
                Image = "nginx:1.27",
                Envs = { "A=1", Output.CreateSecret("B=2") },
                Ports = { new ContainerPortArgs { Internal = 80, External = 8080 } },
                Healthcheck = new ContainerHealthcheckArgs { Tests = { "CMD", "true" }, Interval = "5s" },
                LogOpts = { ["max-size"] = "10m" },
                MustRun = true,
            });
            container.Image.Apply(value => image = value);
        });

        image.Should().Be("nginx:1.27");
        engine.Find("web").Type.Should().Be("docker:index/container:Container");
        engine.Find("web").Object.Should().Be(Wire.Json($$"""
            {"image":"nginx:1.27","envs":["A=1",{{Wire.Secret("\"B=2\"")}}],"ports":[{"internal":80,"external":8080}],
             "healthcheck":{"tests":["CMD","true"],"interval":"5s"},"logOpts":{"max-size":"10m"},"mustRun":true}
            """));
    }

    [Fact]
    public async Task Resources_and_providers_ask_for_the_version_of_the_plugin_they_were_made_for()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() =>
        {
            _ = new Volume("data");
            _ = new Volume("old", options: new CustomResourceOptions { Version = "4.11.0" });
            _ = new Docker.Provider("host");
        });

        engine.Registered.Where(request => request.Name is "data" or "old" or "host")
            .Select(request => (request.Name, request.Version))
            .Should().BeEquivalentTo([("data", "5.2.0"), ("old", "4.11.0"), ("host", "5.2.0")]);
    }

    [Fact]
    public async Task A_docker_provider_sends_what_is_no_text_as_JSON()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() =>
        {
            _ = new Docker.Provider("host", new Docker.ProviderArgs
            {
                Host = "ssh://root@198.18.0.11:22",
                SshOpts = { "-o", "StrictHostKeyChecking=yes" },
                DisableDockerDaemonCheck = true,
                RegistryAuth = { new ProviderRegistryAuthArgs { Address = "ghcr.io", Password = "hush" } },
            });
        });

        engine.Find("host").Type.Should().Be("pulumi:providers:docker");
        engine.Find("host").Object.Should().Be(Wire.Json($$"""
            {"host":"ssh://root@198.18.0.11:22","sshOpts":"[\"-o\",\"StrictHostKeyChecking=yes\"]",
             "disableDockerDaemonCheck":"true",
             "registryAuth":{{Wire.Secret("\"[{\\\"address\\\":\\\"ghcr.io\\\",\\\"password\\\":\\\"hush\\\"}]\"")}}}
            """));
    }

    [Fact]
    public async Task A_remote_commands_connection_is_secret_and_its_triggers_replace()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() =>
        {
            _ = new Remote.Command("run", new Remote.CommandArgs
            {
                Connection = new Remote.Inputs.ConnectionArgs { Host = "198.18.0.11", HostKey = "k" },
                Create = "uptime",
                Triggers = new object[] { 1, "two" },
            });
        });

        var request = engine.Find("run");
        request.Type.Should().Be("command:remote:Command");
        request.AdditionalSecretOutputs.Should().Equal("connection");
        request.ReplaceOnChanges.Should().Equal("triggers[*]");
        request.Object.Should().Be(Wire.Json($$"""
            {"connection":{{Wire.Secret("""
                {"host":"198.18.0.11","hostKey":"k","port":22,"user":"root","dialErrorLimit":10,"perDialTimeout":15}
                """)}},
             "create":"uptime","triggers":[1,"two"]}
            """));
    }

    [Fact]
    public async Task A_random_password_is_a_secret_output()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() => { _ = new RandomPassword("p", new RandomPasswordArgs { Length = 32, Special = false }); });

        var request = engine.Find("p");
        request.Type.Should().Be("random:index/randomPassword:RandomPassword");
        request.Object.Should().Be(Wire.Json("""{"length":32,"special":false}"""));
        request.AdditionalSecretOutputs.Should().Equal("bcryptHash", "result");
    }

    [Fact]
    public async Task An_image_keeps_its_former_type_and_its_defaults()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() => { _ = new Image("i", new ImageArgs { ImageName = "x/y:z" }); });

        engine.Find("i").Object.Should()
            .Be(Wire.Json("""{"imageName":"x/y:z","buildOnPreview":false,"skipPush":false}"""));
        engine.Find("i").Aliases.Single().Spec.Type.Should().Be("docker:image:Image");
    }

    [Fact]
    public async Task An_existing_container_is_read_by_its_id()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() => { _ = Container.Get("web", "abc", new ContainerState { Name = "web" }); });

        var request = engine.All<Pulumirpc.ReadResourceRequest>().Single();
        (request.Id, request.Type).Should().Be(("abc", "docker:index/container:Container"));
        request.Properties.Should().Be(Wire.Json("""{"name":"web"}"""));
    }

    [Theory]
    [InlineData(typeof(Container))]
    [InlineData(typeof(Remote.Command))]
    [InlineData(typeof(RandomId))]
    public async Task Every_resource_of_the_package_can_be_declared_and_resolved(Type sample)
    {
        await using var engine = await FakeEngine.StartAsync(isPreview: true);
        var types = sample.Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(CustomResource)) && !type.IsAbstract)
            .ToArray();

        var exitCode = await engine.RunAsync(() =>
        {
            foreach (var type in types)
            {
                var make = type.GetConstructors().Single();
                var args = Activator.CreateInstance(make.GetParameters()[1].ParameterType)!;
                Fill(args);
                make.Invoke([type.FullName, args, null]);
            }
        });

        exitCode.Should().Be(0);
        engine.Logged.Should().BeEmpty();
        engine.Registered.Select(request => request.Name).Should().Contain(types.Select(type => type.FullName!));
    }

    // Gives every required property some value of its type.
    private static void Fill(object args)
    {
        foreach (var property in args.GetType().GetProperties().Where(property => property.CanWrite))
        {
            property.SetValue(args, property.PropertyType switch
            {
                var type when type == typeof(Input<string>) => (Input<string>)"x",
                var type when type == typeof(Input<int>) => (Input<int>)1,
                var type when type == typeof(Input<AssetOrArchive>) => (Input<AssetOrArchive>)new StringAsset("x"),
                var type when type == typeof(InputList<string>) => (InputList<string>)"x",
                var type when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Input<>)
                    && type.GetGenericArguments()[0].IsSubclassOf(typeof(ResourceArgs)) => Nested(type),
                _ => property.GetValue(args),
            });
        }
    }

    private static object Nested(Type input)
    {
        var type = input.GetGenericArguments()[0];
        var args = Activator.CreateInstance(type)!;
        Fill(args);
        return input.GetMethod("op_Implicit", [type])!.Invoke(null, [args])!;
    }
}
