using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Diagrams.Tests;

public class DifferenceTests
{
    [Fact]
    public void What_is_added_removed_moved_and_altered_is_one_drawing() => Snapshot.Matches(
        FleetDiagrams.Compare(Shop(isNew: false).ToDocument(), Shop(isNew: true).ToDocument()).Write(DrawingFormat.Mermaid), "difference.mmd");

    [Fact]
    public void Nothing_is_drawn_of_what_stayed() =>
        FleetDiagrams.Compare(Fleets.All, Fleets.Declare()).Diagram!.Parts.Should().Equal(new Node("nothing", "Nothing changes."));

    /// <summary>The web is upgraded and loses the mailer, the mailer goes, a search comes, the cache moves to the other host.</summary>
    private static FleetModel Shop(bool isNew)
    {
        var fleet = new FleetModel(new FleetOptions());
        var atlas = fleet.Add(new LinuxHost("atlas"));
        var vega = fleet.Add(new LinuxHost("vega"));
        var shop = atlas.Add(new ContainerStack("shop"));
        var redis = new Endpoint("redis", 6379) { Publish = Publish.Overlay };
        var mail = new Endpoint("http", 3010);
        var search = new Endpoint("http", 7700);
        var sql = new Endpoint("sql", 5432);
        shop.Add(new Service("db", "docker.io/library/postgres:17.2") { Endpoints = { sql } });
        shop.Add(new Service("bystander", "docker.io/acme/bystander:1"));
        (isNew ? vega.Add(new ContainerStack("cache")) : atlas.Add(new ContainerStack("cache")))
            .Add(new Service("redis", "docker.io/library/redis:7.4.1") { Endpoints = { redis } });
        var web = shop.Add(new Service("web", isNew ? "docker.io/acme/web:2.0.0" : "docker.io/acme/web:1.4.0") { Uses = { redis, sql } });
        if (isNew)
        {
            shop.Add(new Service("search", "docker.io/acme/search:1") { Endpoints = { search } });
            web.Uses.Add(search.As("SEARCH"));
        }
        else
        {
            shop.Add(new Service("mail", "docker.io/acme/mail:1") { Endpoints = { mail } });
            web.Uses.Add(mail.As("MAIL"));
        }

        return fleet;
    }
}
