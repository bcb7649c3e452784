using System.Diagnostics;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests;

public class CaddyEdgeTests
{
    private readonly TestFleet _fleet = new();
    private readonly Endpoint _api = new("http", 8080);
    private readonly Endpoint _ui = new("http", 3000);
    private readonly Endpoint _redis = new("redis", 6379) { Scheme = "redis" };
    private readonly Endpoint _crowdsec = new("http", 8080);
    private readonly Secret _key;

    public CaddyEdgeTests()
    {
        _key = _fleet.Model.Add(Secret.Generated("bouncer", _fleet.Atlas));
        _fleet.Shop.Add(new Service("api", "docker.io/acme/api:1") { Endpoints = { _api } });
        _fleet.Shop.Add(new Service("ui", "docker.io/acme/ui:1") { Endpoints = { _ui } });
        _fleet.Shop.Add(new Service("cache", "docker.io/valkey/valkey:8.0.1") { Endpoints = { _redis } });
        _fleet.Shop.Add(new Service("crowdsec", "docker.io/crowdsecurity/crowdsec:v1.6.8") { Endpoints = { _crowdsec } });
    }

    [Fact]
    public void A_full_build_carries_every_part_in_its_caddyfile()
    {
        Edge(CaddyBuild.Full("docker.io/acme/caddy:1"), Certificates.Acme("ops@shop.example"));

        _fleet.Findings.Should().BeEmpty();
        Snapshot.Matches(File("Caddyfile"), "Caddyfile.full");
    }

    [Fact]
    public void A_plain_build_leaves_layer_4_to_nginx_and_says_what_it_does_not_enforce()
    {
        Edge(CaddyBuild.Debian("docker.io/acme/caddy:1"), Certificates.Internal);

        _fleet.Findings.Should().Equal(
            "warning [edge-not-enforced] Service 'atlas/shop/edge': its Caddy has no rate limit module, so the limit of "
            + "100 requests in 60 s per address on 'shop.example' is not enforced. Use a build with caddy-ratelimit where "
            + "it matters.",
            "warning [edge-not-enforced] Service 'atlas/shop/edge': its Caddy has no CrowdSec bouncer, so addresses banned "
            + "by CrowdSec are let in. Use a build with the bouncer where it matters.",
            "warning [edge-not-enforced] Service 'atlas/shop/edge': its certificates come from Caddy's own authority, "
            + "which no client trusts by itself. Use ACME where clients are not your own.");
        Snapshot.Matches(File("Caddyfile"), "Caddyfile.debian");
        Snapshot.Matches(File("stream.conf"), "stream.conf");
    }

    [Fact]
    public void An_edge_publishes_its_sites_and_layer_4_ports_and_nothing_else()
    {
        var edge = Edge(CaddyBuild.Full("docker.io/acme/caddy:1"), Certificates.Internal);

        edge.Endpoints.Select(endpoint => (endpoint.HostAddress, endpoint.HostPort))
            .Should().Equal(("0.0.0.0", 443), ("0.0.0.0", 80), ("0.0.0.0", 6380));
    }

    [Fact]
    public void The_bouncers_key_is_in_the_environment_and_not_in_the_file()
    {
        var edge = Edge(CaddyBuild.Full("docker.io/acme/caddy:1"), Certificates.Internal);

        edge.Environment["CROWDSEC_API_KEY"]!.Resolve(edge).Parts.Should().Equal(new SecretPart(_key));
        edge.Mounts.SelectMany(mount => mount.Files)
            .Should().OnlyContain(file => !file.Resolve().IsSecret);
    }

    [Fact]
    public void Routes_are_tried_from_the_most_specific_to_the_least()
    {
        var site = new Site("shop.example")
        {
            Routes =
            {
                new Route(_ui, "/*"), new Route(_api, "/api/audio*", "/api/audio-proxy/*", "/api/audio", "/scrape*"),
            },
        };

        site.Ordered.Select(each => each.Pattern)
            .Should().Equal("/api/audio-proxy/*", "/api/audio", "/api/audio*", "/scrape*", "/*");
    }

    [Fact]
    public void A_pattern_leads_to_one_endpoint_and_is_well_formed()
    {
        var edge = Edge(CaddyBuild.Full("docker.io/acme/caddy:1"), Certificates.Acme("ops@shop.example"));
        edge.Sites[0].Routes.Add(new Route(_api, "/*", "no-slash", "/a*b"));
        edge.Sites.Add(new Site("shop.example"));

        _fleet.Findings.Should().Equal(
            "error [site-taken] Service 'atlas/shop/edge': the site 'shop.example' is declared more than once. "
            + "Put its routes together.",
            "error [route-taken] Service 'atlas/shop/edge': '/*' of 'shop.example' leads to more than one endpoint. "
            + "Remove one of the routes.",
            "error [route-malformed] Service 'atlas/shop/edge': 'no-slash' of 'shop.example' is not a path pattern. "
            + "Begin it with '/', and use '*' at the end only.",
            "error [route-malformed] Service 'atlas/shop/edge': '/a*b' of 'shop.example' is not a path pattern. "
            + "Begin it with '/', and use '*' at the end only.");
    }

    [FactWith("caddy")]
    public async Task Caddy_itself_accepts_the_plain_caddyfile_as_it_formats_it()
    {
        Edge(CaddyBuild.Debian("docker.io/acme/caddy:1"), Certificates.Internal);
        using var folder = new TempFolder();
        var path = folder.Write("Caddyfile", File("Caddyfile"));

        var (adapted, adaptErrors, _) = await CaddyAsync("adapt", "--adapter", "caddyfile", "--config", path);
        var (formatted, _, _) = await CaddyAsync("fmt", path);

        adapted.Should().Be(0, adaptErrors);
        formatted.Should().Be(0, "the file is laid out as caddy fmt does");
    }

    [FactWith("caddy")]
    public async Task Caddy_itself_accepts_logins_prefixes_certificates_and_awkward_headers()
    {
        var letsencrypt = _fleet.Shop.Add(new Volume("letsencrypt"));
        _fleet.Shop.Add(new CaddyEdge("edge", CaddyBuild.Debian("docker.io/acme/caddy:1"))
        {
            Certificates = Certificates.KeptIn(letsencrypt, "*.shop.example"),
            Sites =
            {
                new Site("paperless.shop.example")
                {
                    Routes =
                    {
                        new Route(_api, "/api/*") { Access = RouteAccess.Open, LargestBodyMiB = 64 },
                        new Route(_ui, "/media/*") { StripPrefix = "/media", Timeout = TimeSpan.FromMinutes(5) },
                        new Route(_ui, "/*"),
                    },
                    Headers = { ["X-One"] = "a \"b\" # $c; `d`", ["X-Two"] = "back\\", ["X-Three"] = "\\\"" },
                    Security = new SecurityHeaders(),
                    ForwardAuth = ForwardAuth.Authentik(_api),
                    Tls = new Tls { Least = TlsVersion.Tls13, Hsts = new Hsts(TimeSpan.FromDays(1)), PlainRequests = PlainRequests.Served },
                },
                new Site("plain.example") { Routes = { new Route(_ui, "/*") }, Tls = Tls.Off },
            },
        });
        using var folder = new TempFolder();
        var path = folder.Write("Caddyfile", File("Caddyfile"));

        var (adapted, errors, json) = await CaddyAsync("adapt", "--adapter", "caddyfile", "--config", path);
        var (formatted, _, _) = await CaddyAsync("fmt", path);

        adapted.Should().Be(0, errors);
        formatted.Should().Be(0, "the file is laid out as caddy fmt does");
        json.Should().Contain("""
            "X-One":["a \"b\" # $c; `d`"],"X-Three":["\\\""],"X-Two":["back\\"]
            """);
        Snapshot.Matches(File("Caddyfile"), "Caddyfile.login");
    }

    private CaddyEdge Edge(CaddyBuild build, Certificates certificates) => _fleet.Shop.Add(new CaddyEdge("edge", build)
    {
        Certificates = certificates,
        Sites =
        {
            new Site("shop.example")
            {
                Routes =
                {
                    new Route(_api, "/health", "/api/*"),
                    new Route(_api, "/files/*") { Methods = { "GET", "HEAD" } },
                    new Route(_ui, "/*"),
                },
                Headers = { ["X-Content-Type-Options"] = "nosniff" },
                RateLimit = new RateLimit(100, TimeSpan.FromMinutes(1)),
            },
            new Site("api.shop.example") { Routes = { new Route(_api, "/*") } },
        },
        TcpRoutes = { new TcpRoute(6380, _redis) },
        CrowdSec = new CrowdSecBouncer(_crowdsec, _key),
        AccessLog = _fleet.Shop.Add(new Volume("log")),
        ErrorPages = { [502] = "<h1>502</h1>", [404] = "<h1>404</h1>" },
    });

    private string File(string name) =>
        _fleet.Shop.Members.OfType<ConfigFile>().Single(file => file.Name == name).Resolve().ToString();

    private static async Task<(int ExitCode, string Errors, string Output)> CaddyAsync(params string[] arguments)
    {
        using var caddy = Process.Start(new ProcessStartInfo("caddy", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = caddy.StandardOutput.ReadToEndAsync();
        var errors = await caddy.StandardError.ReadToEndAsync();
        var said = await output;
        await caddy.WaitForExitAsync();
        return (caddy.ExitCode, errors, said);
    }
}
