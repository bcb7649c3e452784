using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests;

/// <summary>What leads from one thing to another, as drawings show it.</summary>
public class ArrowTests
{
    [Fact]
    public void Every_kind_of_arrow_is_there_once_with_its_words()
    {
        var fleet = new TestFleet();
        var api = new Endpoint("api", 8080) { IsTwoWay = true };
        var backend = fleet.Shop.Add(new Service("backend", "docker.io/acme/api:1.4.0")
        {
            Endpoints = { api },
            Update = UpdatePolicy.Watchtower,
        });
        fleet.Shop.Add(new InitJob("seed", "docker.io/acme/seed:1.4.0")
        {
            Environment = { ["API_URL"] = api.Url, ["API_HOST"] = api.Host },
            Purposes = { [api] = "seeds it" },
        });
        fleet.Shop.Add(new Service("watchtower", "docker.io/containrrr/watchtower:1.7.1"));
        var authority = fleet.Model.Add(new ExternalService("authority"));
        var edge = fleet.Shop.Add(new CaddyEdge("edge", CaddyBuild.Full("docker.io/acme/caddy:1"))
        {
            Certificates = Certificates.Acme("ops@shop.example", authority),
            Sites = { new Site("shop.example") { Routes = { new Route(api, "/*") } } },
        });
        fleet.Model.Add(new ExternalService("browser") { Kind = ExternalKind.Person, Uses = { edge.Https } });
        fleet.Model.Add(new Relation(fleet.Vega, fleet.Atlas, "deploys") { Style = ArrowStyle.Dotted });

        Lines(fleet).Should().Equal(
            "Use Dashed atlas/shop/seed ↔ atlas/shop/backend: seeds it",
            "Watch Solid atlas/shop/watchtower → atlas/shop/backend: watch (label-enabled)",
            "Route Solid atlas/shop/edge ↔ atlas/shop/backend: shop.example",
            "Certificate Solid atlas/shop/edge → authority: ",
            "Use Solid browser → atlas/shop/edge: ",
            "Relation Dotted vega → atlas: deploys");
        backend.Update.Should().Be(UpdatePolicy.Watchtower);
    }

    [Fact]
    public void A_route_that_only_links_go_through_is_a_passage()
    {
        var fleet = new TestFleet();
        var store = new Endpoint("store", 9000);
        fleet.Shop.Add(new Service("store", "docker.io/acme/store:1.4.0") { Endpoints = { store } });
        var site = new Site("store.example") { Routes = { new Route(store, "/*") } };
        fleet.Shop.Add(new CaddyEdge("edge", CaddyBuild.Full("docker.io/acme/caddy:1")) { Certificates = Certificates.None, Sites = { site } });
        fleet.Far.Add(new Service("worker", "docker.io/acme/worker:1.4.0") { Links = { new Link(store, Transport.Route(site)) } });

        Lines(fleet).Should().Equal(
            "Passage Solid atlas/shop/edge → atlas/shop/store: ",
            "Use Solid vega/far/worker → atlas/shop/store: ");
    }

    private static IEnumerable<string> Lines(TestFleet fleet) => fleet.Model.Arrows.Select(arrow =>
        $"{arrow.Kind} {arrow.Style} {arrow.From.Path} {(arrow.IsTwoWay ? '↔' : '→')} {arrow.To.Path}: {arrow.Label}");
}
