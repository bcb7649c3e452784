using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests;

public class NginxEdgeTests
{
    private readonly TestFleet _fleet = new();
    private readonly Endpoint _api = new("http", 8080);
    private readonly Endpoint _ui = new("http", 3000);
    private readonly Endpoint _redis = new("redis", 6379) { Scheme = "redis" };
    private readonly Endpoint _turn = new("turn", 3478) { Scheme = "turn", Protocol = PortProtocol.Udp };

    public NginxEdgeTests()
    {
        _fleet.Shop.Add(new Service("api", "docker.io/acme/api:1") { Endpoints = { _api } });
        _fleet.Shop.Add(new Service("ui", "docker.io/acme/ui:1") { Endpoints = { _ui } });
        _fleet.Shop.Add(new Service("cache", "docker.io/valkey/valkey:8.0.1") { Endpoints = { _redis, _turn } });
    }

    [Fact]
    public void Every_part_is_in_one_configuration()
    {
        Full();

        _fleet.Findings.Should().Equal(
            "warning [edge-not-enforced] Service 'atlas/shop/edge': its certificate is signed by itself, and no client "
            + "trusts that by itself. Use Certificates.KeptIn or Certificates.Given where clients are not your own.");
        Snapshot.Matches(Text("edge.conf"), "nginx.conf");
    }

    [Fact]
    public void Plain_sites_need_no_certificate_and_port_443_stays_shut()
    {
        var edge = _fleet.Shop.Add(new NginxEdge("edge", "docker.io/library/nginx:1.27.3")
        {
            Certificates = Certificates.None,
            Sites =
            {
                new Site("mpr.test")
                {
                    Routes = { new Route(_api, "/media/*") { StripPrefix = "/media" }, new Route(_ui, "/*") },
                },
            },
        });

        _fleet.Findings.Should().BeEmpty();
        edge.Endpoints.Select(endpoint => endpoint.HostPort).Should().Equal(80);
        Snapshot.Matches(Text("edge.conf"), "nginx.plain.conf");
    }

    [Fact]
    public void A_site_is_reached_as_it_is_encrypted()
    {
        var (plain, encrypted) = (new Site("plain.test") { Tls = Tls.Off }, new Site("shop.test"));
        _fleet.Shop.Add(new NginxEdge("edge", "docker.io/library/nginx:1.27.3")
        {
            Certificates = Certificates.Internal,
            Sites = { plain, encrypted },
        });

        Transport.Route(plain).See(_api).Url.Should().Be("http://plain.test");
        Transport.Route(encrypted).See(_api).Url.Should().Be("https://shop.test");
    }

    [Fact]
    public void What_nginx_cannot_say_is_an_error()
    {
        _fleet.Shop.Add(new NginxEdge("edge", "docker.io/library/nginx:1.27.3")
        {
            Certificates = Certificates.Acme("ops@shop.example"),
            Sites =
            {
                new Site("shop.example")
                {
                    Routes = { new Route(_ui, "/*") { RateLimit = new RateLimit(1, TimeSpan.FromHours(1)) } },
                    RateLimit = new RateLimit(100, TimeSpan.FromSeconds(7)),
                },
            },
        });

        _fleet.Findings.Should().Equal(
            "error [edge-unsayable] Service 'atlas/shop/edge': nginx asks no authority for certificates, as 'shop.example' "
            + "wants it to. Use Certificates.KeptIn with the volume of an ACME client, or a CaddyEdge.",
            "error [edge-unsayable] Service 'atlas/shop/edge': nginx counts a whole number of requests in a second or a minute, "
            + "and cannot say the limit of 100 requests in 7 s per address on 'shop.example'. Choose a window in which that is "
            + "a whole number a minute.",
            "error [edge-unsayable] Service 'atlas/shop/edge': nginx counts a whole number of requests in a second or a minute, "
            + "and cannot say the limit of 1 requests in 3600 s per address on 'shop.example'. Choose a window in which that is "
            + "a whole number a minute.");
    }

    [FactWith("nginx")]
    public async Task Nginx_itself_takes_the_configuration()
    {
        Full();
        using var nginx = new RealNginx();
        WriteCertificate(nginx, "edge");

        (await nginx.CheckAsync(Text("edge.conf"))).Should().BeEmpty();
    }

    internal static void WriteCertificate(RealNginx nginx, string name)
    {
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest(
            "CN=shop.example", key, System.Security.Cryptography.HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        nginx.Write($"{name}.crt", certificate.ExportCertificatePem());
        nginx.Write($"{name}.key", key.ExportPkcs8PrivateKeyPem());
    }

    private void Full() => _fleet.Shop.Add(new NginxEdge("edge", "docker.io/library/nginx:1.27.3")
    {
        Certificates = Certificates.Internal,
        Sites =
        {
            new Site("shop.example")
            {
                Routes =
                {
                    new Route(_api, "/health", "/api/*") { RateLimit = RateLimit.PerSecond(5), Timeout = TimeSpan.FromMinutes(5) },
                    new Route(_api, "/files/*") { Methods = { "GET", "HEAD" }, LargestBodyMiB = 64 },
                    new Route(_ui, "/*"),
                },
                Headers = { ["X-Price"] = "5 $; \"net\"" },
                Security = new SecurityHeaders { ContentSecurityPolicy = "default-src 'self'" },
                Tls = new Tls
                {
                    Ciphers = "HIGH:!aNULL:!MD5:!3DES",
                    Hsts = new Hsts(TimeSpan.FromDays(365)) { Scope = HstsScope.Preload },
                },
                RateLimit = RateLimit.PerMinute(100),
            },
            new Site("paperless.shop.example")
            {
                Routes = { new Route(_api, "/api/*") { Access = RouteAccess.Open }, new Route(_ui, "/*") },
                ForwardAuth = ForwardAuth.Authentik(_api),
                Tls = new Tls { Least = TlsVersion.Tls13, PlainRequests = PlainRequests.Served },
            },
            new Site("plain.shop.example") { Routes = { new Route(_ui, "/only") }, Tls = Tls.Off },
        },
        TcpRoutes = { new TcpRoute(6380, _redis), new TcpRoute(3478, _turn) },
        ErrorPages = { [502] = "<h1>502</h1>", [404] = "<h1>404</h1>" },
    });

    private string Text(string name) =>
        _fleet.Shop.Members.OfType<ConfigFile>().Single(file => file.Name == name).Resolve().ToString();
}
