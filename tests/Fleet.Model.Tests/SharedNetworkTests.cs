using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests;

/// <summary>Where things are found that share a network, are in the host's, or run beside the containers.</summary>
public class SharedNetworkTests
{
    [Fact]
    public void What_shares_a_network_is_found_and_published_where_its_owner_is()
    {
        var fleet = new TestFleet();
        var tunnel = fleet.Shop.Add(new Service("tunnel", "docker.io/acme/tunnel:3.40")
        {
            AddedCapabilities = { "NET_ADMIN" },
            Devices = { "/dev/net/tun" },
            Exposure = Exposure.Loopback,
        });
        var http = new Endpoint("http", 8112) { Publish = Publish.Loopback };
        var client = fleet.Shop.Add(new Service("client", "docker.io/acme/client:2.1")
        {
            NetworkOf = tunnel,
            Endpoints = { http },
            Exposure = Exposure.Loopback,
        });
        var reader = fleet.Web();
        reader.Environment["CLIENT"] = http.Url;
        tunnel.Environment["CLIENT"] = http.Url;

        fleet.Findings.Should().BeEmpty();
        http.Url.Resolve(reader).ToString().Should().Be("http://tunnel:8112");
        http.Url.Resolve(tunnel).ToString().Should().Be("http://localhost:8112");
        tunnel.PublishedEndpoints.Should().Equal(http);
        client.PublishedEndpoints.Should().BeEmpty();
        client.JoinedNetworks.Should().Equal(tunnel.JoinedNetworks);
    }

    [Fact]
    public void What_is_in_the_hosts_network_listens_on_every_address_unless_it_says_otherwise()
    {
        var fleet = new TestFleet();
        var http = new Endpoint("http", 8123);
        fleet.Shop.Add(new Service("home", "docker.io/acme/home:1.4.0")
        {
            NetworkMode = NetworkMode.Host,
            Endpoints = { http },
            Exposure = Exposure.Public,
        });
        var reader = fleet.Web();

        (http.HostPort, http.HostAddress).Should().Be((8123, "0.0.0.0"));
        http.HostAndPort.Resolve(reader).ToString().Should().Be("198.18.0.11:8123");
    }

    [Fact]
    public void A_unit_of_the_host_finds_a_container_by_its_published_port()
    {
        var fleet = new TestFleet();
        var http = new Endpoint("http", 80) { Publish = Publish.Loopback, PublishedPort = 8080 };
        fleet.Shop.Add(new Service("web", "docker.io/acme/web:1.4.0") { Endpoints = { http }, Exposure = Exposure.Loopback });
        var unit = fleet.Shop.Add(new SystemdService("proxy", "/usr/sbin/proxy", "--to", http.HostAndPort));

        unit.UnitText.ToString().Should().Contain("\nExecStart=/usr/sbin/proxy --to 127.0.0.1:8080\n");
    }

    [Fact]
    public void What_is_used_sets_the_variables_that_tell_where_it_is()
    {
        var fleet = new TestFleet();
        var password = fleet.Model.Add(Secret.Generated("redis", fleet.Atlas));
        var redis = new Endpoint("redis", 6379) { Scheme = "redis", Password = password };
        fleet.Shop.Add(new Service("cache", "docker.io/valkey/valkey:8.0.1") { Endpoints = { redis } });
        var web = fleet.Shop.Add(new Service("web", "docker.io/acme/web:1.4.0")
        {
            Uses = { redis.As("REDIS_URL"), new Use(redis) { Host = "REDIS_HOST", Port = "REDIS_PORT", Password = "REDIS_PASSWORD" } },
        });

        web.Environment.Select(pair => $"{pair.Key}={pair.Value.Resolve(web)}").Should().Equal(
            "REDIS_URL=redis://:[secret]@cache:6379", "REDIS_HOST=cache", "REDIS_PORT=6379", "REDIS_PASSWORD=[secret]");
        fleet.Model.Connections.Select(each => $"{each.From.Path} → {each.Listener.Path}")
            .Should().Equal("atlas/shop/web → atlas/shop/cache");
    }
}
