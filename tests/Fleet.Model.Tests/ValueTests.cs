using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests;

public class ValueTests
{
    private readonly TestFleet _fleet = new();

    [Fact]
    public void A_format_keeps_secrets_and_endpoints_apart_from_text()
    {
        var redis = new Endpoint("redis", 6379) { Scheme = "redis" };
        _fleet.Shop.Add(new Service("cache", "docker.io/valkey/valkey:8.0.1") { Endpoints = { redis } });
        var password = _fleet.Model.Add(Secret.Generated("cache-password", _fleet.Atlas));
        var web = _fleet.Web();

        var value = Value.Format($"redis://:{password}@{redis.Host}:{redis.Port}/{0}").Resolve(web);

        value.Parts.Should().Equal(
            new TextPart("redis://:"), new SecretPart(password), new TextPart("@"), new TextPart("cache"),
            new TextPart(":"), new TextPart("6379"), new TextPart("/"), new TextPart("0"));
        value.IsSecret.Should().BeTrue();
        value.ToString().Should().Be("redis://:[secret]@cache:6379/0");
    }

    [Fact]
    public void Text_with_plain_holes_stays_plain()
    {
        Value value = $"https://{"atlas"}:{443}";

        value.Resolve(null).Parts.Should().Equal(new TextPart("https://atlas:443"));
    }

    [Fact]
    public void A_secret_never_prints_itself()
    {
        var secret = Secret.FromConfig("key", "shop:key");

        $"{secret}".Should().Be("[secret]");
    }

    [Fact]
    public void A_schemes_own_port_is_left_out_of_a_url()
    {
        var http = new Endpoint("http", 80);
        var https = new Endpoint("https", 443) { Scheme = "https" };
        var other = new Endpoint("other", 8080);
        var web = _fleet.Shop.Add(new Service("web", "docker.io/acme/web:1") { Endpoints = { http, https, other } });

        new[] { http, https, other }.Select(endpoint => endpoint.Url.Resolve(web).ToString())
            .Should().Equal("http://web", "https://web", "http://web:8080");
    }

    [Fact]
    public void A_late_value_is_worked_out_when_it_is_read()
    {
        var pages = new List<string> { "one" };
        var value = Value.Late(() => string.Join(' ', pages));
        pages.Add("two");

        value.Resolve(null).ToString().Should().Be("one two");
    }

    [Fact]
    public void An_external_value_shows_its_name()
    {
        Value.External("zone id", new object()).Resolve(null).ToString().Should().Be("[zone id]");
    }

    [Fact]
    public void A_variable_set_to_nothing_is_left_out()
    {
        Secret? unset = null;
        var web = new Service("web", "docker.io/acme/web:1") { Environment = { ["A"] = "1", ["DSN"] = unset } };

        web.Environment.Select(pair => pair.Key).Should().Equal("A");
    }
}
