using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests;

/// <summary>A sample of each mistake an edge can hold.</summary>
public class EdgeRuleTests
{
    private readonly TestFleet _fleet = new();
    private readonly Endpoint _web = new("http", 3000);
    private readonly Endpoint _redis = new("redis", 6379) { Scheme = "redis" };

    public EdgeRuleTests() => _fleet.Shop.Add(new Service("app", "docker.io/acme/app:1") { Endpoints = { _web, _redis } });

    [Fact]
    public void Words_that_would_say_something_else_in_a_configuration_are_refused()
    {
        Add(Certificates.None, new Site("shop.test; return 200")
        {
            Routes =
            {
                new Route(_web, "/*") { Methods = { "GET|POST )" }, StripPrefix = "/a b/" },
                new Route(_web, "/a\"bc"),
                new Route(_web, "/x\n;"),
            },
            Headers = { ["X Y"] = "1", ["X-Two"] = "a\r\nSet-Cookie: b" },
            ForwardAuth = ForwardAuth.Authentik(_web) with { Headers = ["X-User;"] },
        });

        _fleet.Findings.Should().Equal(
            "error [route-malformed] Service 'atlas/shop/edge': '/a\"bc' of 'shop.test; return 200' is not a path pattern. "
            + "Begin it with '/', and use '*' at the end only.",
            "error [route-malformed] Service 'atlas/shop/edge': '/x�;' of 'shop.test; return 200' is not a path pattern. "
            + "Begin it with '/', and use '*' at the end only.",
            "error [site-malformed] Service 'atlas/shop/edge': 'shop.test; return 200' is not the name of a site. "
            + "Give a domain, with letters beyond ASCII in their xn-- form, or an address.",
            "error [header-malformed] Service 'atlas/shop/edge': 'X Y' of 'shop.test; return 200' is not the name of a header. "
            + "Use letters, digits and dashes.",
            "error [header-malformed] Service 'atlas/shop/edge': the header 'X-Two' of 'shop.test; return 200' holds a line break or "
            + "another control character. Write it in one line.",
            "error [method-malformed] Service 'atlas/shop/edge': 'GET|POST )' of 'shop.test; return 200' is not a method. "
            + "Write it as GET or POST.",
            "error [route-malformed] Service 'atlas/shop/edge': '/a b/' of 'shop.test; return 200' cannot be stripped from paths. "
            + "Begin it with '/', and end it without one.",
            "error [header-malformed] Service 'atlas/shop/edge': 'X-User;' of 'shop.test; return 200' is not the name of a header. "
            + "Use letters, digits and dashes.");
    }

    [Fact]
    public void A_route_leads_to_a_web_service_and_an_error_page_stands_for_an_error()
    {
        var edge = Add(Certificates.None, new Site("shop.test") { Routes = { new Route(_redis, "/*") } });
        edge.ErrorPages[200] = "fine";

        _fleet.Findings.Should().Equal(
            "error [error-page] Service 'atlas/shop/edge': it has an error page for 200, which is no error. Give pages for 400 to 599.",
            "error [route-protocol] Service 'atlas/shop/edge': a route of 'shop.test' leads to 'redis' of 'atlas/shop/app', which "
            + "speaks 'redis'. Use a TcpRoute, or set the endpoint's Scheme to http or https.");
    }

    [Fact]
    public void A_domain_without_certificate_and_a_certificate_without_domain_are_found()
    {
        var volume = _fleet.Shop.Add(new Volume("letsencrypt"));
        Add(
            Certificates.KeptIn(volume, "*.shop.test", "old.test"),
            new Site("www.shop.test") { Routes = { new Route(_web, "/*") } },
            new Site("shop.test") { Routes = { new Route(_web, "/*") } },
            new Site("a.b.shop.test") { Routes = { new Route(_web, "/*") }, Tls = Tls.Off });

        _fleet.Findings.Should().Equal(
            "error [domain-without-certificate] Service 'atlas/shop/edge': its certificate is for '*.shop.test', 'old.test', which "
            + "leaves out 'shop.test'. Add the name, or give the site Certificates of its own.",
            "warning [certificate-without-domain] Service 'atlas/shop/edge': it has a certificate for 'old.test', which no site of "
            + "it needs. Remove the name or declare the site.");
    }

    [Fact]
    public void What_a_caddyfile_cannot_say_is_an_error()
    {
        _fleet.Shop.Add(new CaddyEdge("edge", CaddyBuild.Full("docker.io/acme/caddy:1"))
        {
            Certificates = Certificates.AcmeByDns("ops@shop.test", "cloudflare", "shop.test"),
            Sites =
            {
                new Site("shop.test")
                {
                    Routes = { new Route(_web, "/*") },
                    Headers = { ["X-Template"] = "{host}" },
                    Tls = new Tls { Ciphers = "HIGH" },
                },
            },
        });

        _fleet.Findings.Should().Equal(
            "error [edge-unsayable] Service 'atlas/shop/edge': a Caddyfile cannot say the ciphers 'HIGH' of 'shop.test' in OpenSSL's "
            + "words. Leave them to Caddy, which offers strong ones only, or set Least to TlsVersion.Tls13.",
            "error [edge-unsayable] Service 'atlas/shop/edge': no declared build of Caddy proves ownership through the name service "
            + "'cloudflare', as 'shop.test' asks. Use Certificates.Acme, or give the certificate with Certificates.Given.",
            "error [edge-unsayable] Service 'atlas/shop/edge': the header 'X-Template' of 'shop.test' holds a brace, or both a "
            + "backtick and a backslash, which a Caddyfile cannot say. Send it from the service itself.");
    }

    private NginxEdge Add(Certificates certificates, params Site[] sites)
    {
        var edge = new NginxEdge("edge", "docker.io/library/nginx:1.27.3") { Certificates = certificates };
        foreach (var site in sites)
        {
            edge.Sites.Add(site);
        }

        return _fleet.Shop.Add(edge);
    }
}
