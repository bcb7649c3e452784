using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests;

/// <summary>What may be published where, and who owns an image.</summary>
public class PublicationCheckTests
{
    [Fact]
    public void An_internal_service_publishes_nothing()
    {
        var fleet = new TestFleet();
        fleet.Shop.Add(new Service("db", "docker.io/library/postgres:16.3")
        {
            Endpoints = { new Endpoint("sql", 5432) { Publish = Publish.Everywhere } },
        });

        fleet.Findings.Should().Equal(
            "error [exposure] Service 'atlas/shop/db': it is declared Internal and publishes port 5432 to everyone. "
            + "Declare another Exposure or publish it elsewhere.");
    }

    [Fact]
    public void A_host_publishes_only_what_it_allows()
    {
        var fleet = new TestFleet();
        var stack = fleet.Model.Add(new LinuxHost("strict") { PublicPorts = [443, 80] }).Add(new ContainerStack("apps"));
        stack.Add(new Service("web", "docker.io/acme/web:1")
        {
            Exposure = Exposure.Public,
            Endpoints = { new Endpoint("http", 8080) { Publish = Publish.Everywhere } },
        });

        fleet.Findings.Should().Equal(
            "error [port-forbidden] Service 'strict/apps/web': 'strict' does not let port 8080 be published to everyone. "
            + "Its public ports are 443, 80: publish one of these or extend them.");
    }

    [Fact]
    public void A_port_exists()
    {
        var fleet = new TestFleet();
        fleet.Web().Endpoints.Add(new Endpoint("http", 70000));

        fleet.Findings.Should().Equal(
            "error [port-range] Service 'atlas/shop/web': the port 70000 of 'http' does not exist. Ports are 1 to 65535.");
    }

    [Fact]
    public void Publishing_on_the_overlay_needs_an_overlay_address()
    {
        var fleet = new TestFleet(options => options with
        {
            Hosts = new Dictionary<string, HostAddress>
            {
                ["atlas"] = new() { Address = "198.18.0.11", HostKey = "ssh-ed25519 AAAA" },
            },
        });
        fleet.Shop.Add(new Service("tts", "docker.io/acme/tts:1")
        {
            Exposure = Exposure.Protected,
            Endpoints = { new Endpoint("http", 8000) { Publish = Publish.Overlay } },
        });

        fleet.Findings.Should().Equal(
            "error [address-missing] Service 'atlas/shop/tts': port 8000 is published on the overlay address of 'atlas', "
            + "which is not known. Add overlay to the host's entry in fleet:hosts.");
    }

    [Fact]
    public void A_runner_on_a_host_that_forbids_it_carries_the_disabling_label()
    {
        var fleet = new TestFleet();
        fleet.Atlas.NeverWatched.Add("runner");
        fleet.Shop.Add(new Service("worker", "docker.io/acme/runner:v1"));
        fleet.Shop.Add(new Service("good", "docker.io/acme/runner:v1")
        {
            Labels = { [Watchtower.EnableLabel] = "false" },
        });

        fleet.Findings.Should().Equal(
            "error [watchtower-label] Service 'atlas/shop/worker': Watchtower must never follow it on 'atlas', and it "
            + "lacks the label that says so. Add the label 'com.centurylinklabs.watchtower.enable' with the value 'false'.");
    }

    [Fact]
    public void An_image_has_one_owner()
    {
        var fleet = new TestFleet();
        fleet.Web().Labels[Watchtower.EnableLabel] = "true";
        fleet.Shop.Add(new Service("watchtower", "docker.io/containrrr/watchtower:1.7.1"));
        fleet.Shop.Add(new Service("api", "docker.io/acme/api@sha256:" + new string('a', 64))
        {
            Update = UpdatePolicy.Watchtower,
        });

        fleet.Findings.Should().Equal(
            "error [watchtower-label] Service 'atlas/shop/web': its label lets Watchtower follow it, while its update "
            + "policy does not. Set Update to UpdatePolicy.Watchtower or remove the label.",
            "error [watchtower-digest] Service 'atlas/shop/api': Watchtower is to follow a tag, while its image is pinned "
            + "by digest. Name a tag without a digest, or choose another update policy.");
    }

    [Fact]
    public void A_followed_service_has_a_follower_on_its_host()
    {
        var fleet = new TestFleet();
        fleet.Shop.Add(new Service("web", "docker.io/acme/web:v1") { Update = UpdatePolicy.Watchtower });

        fleet.Findings.Should().Equal(
            "warning [watchtower-absent] Service 'atlas/shop/web': Watchtower is to follow it, and none runs on 'atlas'. "
            + "Declare a Watchtower there or choose another update policy.");
    }

    [Fact]
    public void A_followed_service_carries_the_enabling_label()
    {
        var service = new Service("web", "docker.io/acme/web:v1") { Update = UpdatePolicy.Watchtower };

        service.AllLabels.Should().Equal(new Dictionary<string, string> { [Watchtower.EnableLabel] = "true" });
    }
}
