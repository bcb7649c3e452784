using Fleet.Document;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests;

public class ModelDocumentTests
{
    [Fact]
    public void A_document_holds_the_whole_fleet_and_no_secret()
    {
        Snapshot.Matches(Fleet().ToDocument().ToJson(), "document.json");
    }

    [Fact]
    public void A_document_reads_back_as_it_was_written()
    {
        var document = Fleet().ToDocument();

        ModelDocument.Parse(document.ToJson()).Should().BeEquivalentTo(document);
    }

    [Fact]
    public void What_an_older_document_lacks_reads_as_empty()
    {
        var document = ModelDocument.Parse(
            """{ "format": 1, "hosts": [], "stacks": [], "links": [], "routes": [], "secrets": [], "findings": [] }""");

        document.Edges.Should().BeEmpty();
        document.Groups.Should().BeEmpty();
    }

    private static FleetModel Fleet()
    {
        var fleet = new TestFleet();
        var password = fleet.Model.Add(Secret.Generated("cache-password", fleet.Atlas));
        var redis = new Endpoint("redis", 6379) { Scheme = "redis" };
        var tts = new Endpoint("http", 8000) { Publish = Publish.Overlay };
        var data = fleet.Shop.Add(new Volume("data"));
        var config = fleet.Shop.Add(new ConfigFile("cache.conf", Value.Format($"requirepass {password}\n")) { Mode = "0440" });
        var cache = fleet.Shop.Add(new Service("cache", "docker.io/valkey/valkey:8.0.1")
        {
            Endpoints = { redis },
            Mounts = { data.At("/data"), config.At("/etc/cache.conf") },
            HealthCheck = HealthCheck.Exec("redis-cli", "ping"),
            MemoryMiB = 256,
        });
        fleet.Far.Add(new Service("tts", "docker.io/acme/tts:1") { Exposure = Exposure.Protected, Endpoints = { tts } });
        var job = fleet.Shop.Add(new InitJob("seed", "docker.io/acme/seed:2") { DependsOn = { cache } });
        fleet.Shop.Add(new Service("web", "docker.io/acme/web:1.4.0")
        {
            Environment =
            {
                ["TTS"] = tts.Url,
                ["CACHE"] = Value.Format($"redis://:{password}@{redis.HostAndPort}"),
            },
            Links = { new Link(tts, Transport.Overlay) },
            DependsOn = { job },
            Update = UpdatePolicy.Watchtower,
        });
        return fleet.Model;
    }
}
