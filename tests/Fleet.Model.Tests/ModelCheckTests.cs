using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests;

/// <summary>Every rule, with the whole text an operator reads.</summary>
public class ModelCheckTests
{
    [Fact]
    public void A_sound_fleet_has_no_findings()
    {
        var fleet = new TestFleet();
        fleet.Web();

        fleet.Findings.Should().BeEmpty();
    }

    [Fact]
    public void A_host_port_is_published_once()
    {
        var fleet = new TestFleet();
        fleet.Shop.Add(new Service("old", "docker.io/acme/old:1")
        {
            Exposure = Exposure.Public,
            Endpoints = { new Endpoint("https", 443) { Publish = Publish.Everywhere } },
        });
        fleet.Shop.Add(new Service("new", "docker.io/acme/new:2")
        {
            Exposure = Exposure.Public,
            Endpoints = { new Endpoint("https", 8443) { Publish = Publish.Loopback, PublishedPort = 443 } },
        });

        fleet.Findings.Should().Equal(
            "error [port-taken] Service 'atlas/shop/new': port 443 on 'atlas' is already published by 'atlas/shop/old'. "
            + "Remove one of them or choose another port.");
    }

    [Fact]
    public void One_port_may_be_published_on_two_addresses_of_a_host()
    {
        var fleet = new TestFleet();
        fleet.Shop.Add(new Service("one", "docker.io/acme/one:1")
        {
            Exposure = Exposure.Loopback,
            Endpoints = { new Endpoint("http", 80) { Publish = Publish.Loopback } },
        });
        fleet.Shop.Add(new Service("two", "docker.io/acme/two:1")
        {
            Exposure = Exposure.Protected,
            Endpoints = { new Endpoint("http", 80) { Publish = Publish.Overlay } },
        });

        fleet.Findings.Should().BeEmpty();
    }

    [Fact]
    public void Names_are_declared_once()
    {
        var fleet = new TestFleet();
        fleet.Web();
        fleet.Web();

        fleet.Findings.Should().Equal(
            "error [name-taken] Service 'atlas/shop/web': the name is declared more than once in its stack. "
            + "Names are permanent and unique: rename or remove one of them.",
            "error [name-taken] Service 'atlas/shop/web': the container name 'shop-web' is already taken on 'atlas' by "
            + "'atlas/shop/web'. Give one of them another ContainerName.");
    }

    [Fact]
    public void Hosts_stacks_and_secrets_have_names_of_their_own()
    {
        var fleet = new TestFleet();
        fleet.Model.Add(new LinuxHost("atlas"));
        fleet.Vega.Add(new ContainerStack("far"));
        fleet.Model.Add(Secret.FromConfig("key", "a:b"));
        fleet.Model.Add(Secret.FromConfig("key", "a:c"));

        fleet.Findings.Should().Equal(
            "error [name-taken] Host 'atlas': the name is declared more than once in the fleet. "
            + "Names are permanent and unique: rename or remove one of them.",
            "error [name-taken] Stack 'vega/far': the name is declared more than once in its host. "
            + "Names are permanent and unique: rename or remove one of them.",
            "error [name-taken] Secret 'key': the name is declared more than once in the fleet. "
            + "Names are permanent and unique: rename or remove one of them.");
    }

    [Fact]
    public void Two_services_in_one_network_answer_to_different_names()
    {
        var fleet = new TestFleet();
        var other = fleet.Atlas.Add(new ContainerStack("other"));
        var shared = fleet.Shop.Add(new Network("shared"));
        fleet.Shop.Add(new Service("web", "docker.io/acme/web:1.4.0") { Networks = { shared } });
        other.Add(new Service("web", "docker.io/acme/web:1.4.0") { Networks = { shared } });

        fleet.Findings.Should().Equal(
            "error [name-taken] Service 'atlas/other/web': 'atlas/shop/web' already answers to 'web' in the network "
            + "'shop-shared'. Rename one of them or separate their networks.");
    }

    [Fact]
    public void A_name_is_usable_everywhere()
    {
        var fleet = new TestFleet();
        fleet.Web("Web_1");

        fleet.Findings.Should().Equal(
            "error [name-malformed] Service 'atlas/shop/Web_1': the name is not usable everywhere. "
            + "Use two or more lower-case letters, digits and hyphens, beginning and ending with a letter or digit.");
    }

    [Fact]
    public void A_cycle_is_shown_as_a_path()
    {
        var fleet = new TestFleet();
        var web = fleet.Web();
        var api = fleet.Web("api");
        var cache = fleet.Web("cache");
        web.DependsOn.Add(api);
        api.DependsOn.Add(cache);
        cache.DependsOn.Add(api);

        fleet.Findings.Should().Equal(
            "error [cycle] Service 'atlas/shop/api': it waits for itself: "
            + "atlas/shop/api → atlas/shop/cache → atlas/shop/api. Remove one of these dependencies.");
    }

    [Theory]
    [InlineData("docker.io/acme/web", "image-unpinned",
        "the image 'docker.io/acme/web' has neither tag nor digest. Pin a version tag or a digest.")]
    [InlineData("docker.io/acme/web:latest", "image-latest",
        "the image 'docker.io/acme/web:latest' has the tag 'latest', which says nothing about its content. "
        + "Pin a version tag or a digest.")]
    [InlineData("Acme web", "image-malformed",
        "'Acme web' is not an image reference. "
        + "Write it as REGISTRY/REPOSITORY:TAG or REGISTRY/REPOSITORY@sha256:DIGEST.")]
    public void An_image_says_which_content_it_means(string image, string rule, string text)
    {
        var fleet = new TestFleet();
        fleet.Shop.Add(new Service("web", image));

        fleet.Findings.Should().Equal($"error [{rule}] Service 'atlas/shop/web': {text}");
    }

    [Theory]
    [InlineData("redis:7.2.4", "redis")]
    [InlineData("registry.example:5000/team/app:v1", "app")]
    [InlineData("ghcr.io/acme/app@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "app")]
    public void A_pinned_image_is_accepted(string image, string shortName)
    {
        var reference = new ImageReference(image);

        (reference.IsValid, reference.IsPinned, reference.ShortName).Should().Be((true, true, shortName));
    }

    [Fact]
    public void What_a_service_waits_for_is_declared()
    {
        var fleet = new TestFleet();
        var web = fleet.Web();
        web.DependsOn.Add(new Service("ghost", "docker.io/acme/ghost:1"));
        web.Networks.Add(new Network("nowhere"));
        web.Mounts.Add(new Volume("lost").At("/data"));
        web.Environment["GHOST"] = new Endpoint("http", 80).Url;
        web.Environment["KEY"] = Secret.FromConfig("key", "shop:key");

        fleet.Findings.Should().Equal(
            "error [undeclared] Service 'atlas/shop/web': it uses service 'ghost', which is in no stack of this fleet. "
            + "Add it to a stack.",
            "error [undeclared] Service 'atlas/shop/web': it uses network 'nowhere', which is in no stack of this fleet. "
            + "Add it to a stack.",
            "error [undeclared] Service 'atlas/shop/web': it uses volume 'lost', which is in no stack of this fleet. "
            + "Add it to a stack.",
            "error [undeclared] Service 'atlas/shop/web': it uses the secret 'key', which is not declared. "
            + "Add it to the fleet.",
            "error [undeclared] Service 'atlas/shop/web': it uses the endpoint 'http', which no service listens on. "
            + "Add it to the Endpoints of a service.");
    }

    [Fact]
    public void A_volume_of_another_host_cannot_be_mounted()
    {
        var fleet = new TestFleet();
        var data = fleet.Far.Add(new Volume("data"));
        fleet.Web().Mounts.Add(data.At("/data"));

        fleet.Findings.Should().Equal(
            "error [other-host] Service 'atlas/shop/web': it uses volume 'vega/far/data', which is on another host. "
            + "Declare one on its own host.");
    }

    [Fact]
    public void A_secret_is_declared_as_one()
    {
        var fleet = new TestFleet();
        var web = fleet.Web();
        web.Environment["SMTP_PASSWORD"] = "hunter2";
        web.Environment["CACHE"] = "redis://:hunter2@cache.test:6379";
        web.Environment["PASSWORD_FILE"] = "/run/secrets/password";

        fleet.Findings.Should().Equal(
            "error [secret-plain] Service 'atlas/shop/web': the environment variable 'SMTP_PASSWORD' holds a secret in "
            + "plain text. Declare it as a Secret, generated or from config.",
            "error [secret-plain] Service 'atlas/shop/web': the environment variable 'CACHE' holds a URL with a password "
            + "in plain text. Declare the password as a Secret and put the URL together with Value.Format.");
        string.Concat(fleet.Findings).Should().NotContain("hunter2");
    }

    [Fact]
    public void A_secret_stays_off_command_lines()
    {
        var fleet = new TestFleet();
        var key = fleet.Model.Add(Secret.Generated("key", fleet.Atlas));
        fleet.Web().Command.Add(Value.Format($"--key={key}"));

        fleet.Findings.Should().Equal(
            "error [secret-on-command-line] Service 'atlas/shop/web': its command holds the secret 'key', and everyone "
            + "on the host can read command lines. Pass it as an environment variable or in a config file.");
    }

    [Fact]
    public void Neighbours_that_talk_share_a_network()
    {
        var fleet = new TestFleet();
        var http = new Endpoint("http", 8080);
        var inside = fleet.Shop.Add(new Network("inside"));
        fleet.Shop.Add(new Service("api", "docker.io/acme/api:1") { Endpoints = { http }, Networks = { inside } });
        fleet.Web().Environment["API"] = http.Url;

        fleet.Findings.Should().Equal(
            "error [network-missing] Service 'atlas/shop/web': its environment variable 'API' uses 'http' of "
            + "'atlas/shop/api', and the two share no network. Let both join one.");
    }

    [Fact]
    public void Memory_is_promised_within_what_the_host_has()
    {
        var fleet = new TestFleet();
        var tiny = fleet.Model.Add(new LinuxHost("tiny") { Facts = new HostFacts { MemoryMiB = 1024 } }).Add(new ContainerStack("apps"));
        tiny.Add(new Service("one", "docker.io/acme/one:1") { MemoryMiB = 800 });
        tiny.Add(new Service("two", "docker.io/acme/two:1") { MemoryMiB = 300 });

        fleet.Findings.Should().Equal(
            "error [memory-promised] Host 'tiny': its services may use 1100 MiB of memory, and it has 1024 MiB. "
            + "Lower their limits or move one of them.");
    }
}
