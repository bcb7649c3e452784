using System.Text.Json;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests;

public class NpmEdgeTests
{
    private readonly TestFleet _fleet = new();
    private readonly Endpoint _docs = new("http", 8777) { Publish = Publish.HostAddress };
    private readonly Endpoint _outpost = new("outpost", 9444) { Publish = Publish.HostAddress };
    private readonly Endpoint _turn = new("turn", 3478) { Scheme = "turn", Protocol = PortProtocol.Udp };

    public NpmEdgeTests()
    {
        _fleet.Far.Add(new Service("docs", "docker.io/acme/docs:1") { Endpoints = { _docs, _outpost }, Exposure = Exposure.Protected });
        _fleet.Shop.Add(new Service("turn", "docker.io/acme/turn:1") { Endpoints = { _turn } });
    }

    [Fact]
    public void Proxy_hosts_and_streams_are_written_as_the_api_takes_them()
    {
        Edge();

        _fleet.Findings.Should().BeEmpty();
        Snapshot.Matches(Text(), "npm.json");
    }

    [FactWith("nginx")]
    public async Task Nginx_itself_takes_the_advanced_configuration()
    {
        Edge();
        using var document = JsonDocument.Parse(Text());
        var advanced = document.RootElement.GetProperty("proxy_hosts")[0].GetProperty("advanced_config").GetString();
        using var nginx = new RealNginx();

        var said = await nginx.CheckAsync(RealNginx.OneServer(RealNginx.FreePort(), advanced));

        said.Should().BeEmpty();
        advanced.Should().MatchRegex("(?m)^location / \\{$", "by that the manager knows to leave its own out");
    }

    [Fact]
    public void What_it_has_no_setting_for_is_an_error()
    {
        var edge = new NpmEdge("npm", "docker.io/jc21/nginx-proxy-manager:2.12.1")
        {
            Certificates = Certificates.Internal,
            Sites =
            {
                new Site("docs.shop.example")
                {
                    Routes = { new Route(_docs, "/docs/*") },
                    RateLimit = RateLimit.PerMinute(5),
                    Tls = new Tls { Least = TlsVersion.Tls13, Hsts = new Hsts(TimeSpan.FromDays(1)) },
                },
            },
            ErrorPages = { [502] = "" },
            Links = { new Link(_docs, Transport.PrivateNetwork) },
        };
        _fleet.Shop.Add(edge);

        _fleet.Findings.Should().Equal(
            "error [edge-unsayable] Service 'atlas/shop/npm': Nginx Proxy Manager has no error pages of its own sites. Remove them, or use an "
            + "NginxEdge.",
            "error [edge-unsayable] Service 'atlas/shop/npm': a rate limit on 'docs.shop.example' needs a zone, which a proxy host of Nginx "
            + "Proxy Manager cannot declare. Limit in the service behind, or use an NginxEdge.",
            "error [edge-unsayable] Service 'atlas/shop/npm': Nginx Proxy Manager has the same versions and ciphers of TLS for all sites, and "
            + "cannot say those of 'docs.shop.example'. Leave them as they are, or use an NginxEdge.",
            "error [edge-unsayable] Service 'atlas/shop/npm': Nginx Proxy Manager tells browsers to remember HTTPS for 730 days, and cannot say "
            + "'max-age=86400' on 'docs.shop.example'. Use new Hsts(TimeSpan.FromDays(730)), for the site or its subdomains.",
            "error [edge-unsayable] Service 'atlas/shop/npm': Nginx Proxy Manager keeps certificates itself, and the one of 'docs.shop.example' "
            + "comes from elsewhere. Use Certificates.Acme or Certificates.AcmeByDns.",
            "error [edge-unsayable] Service 'atlas/shop/npm': a proxy host of Nginx Proxy Manager leads somewhere for every path, and "
            + "'docs.shop.example' has no route '/*'. Add one.");
    }

    private void Edge() => _fleet.Shop.Add(new NpmEdge("npm", "docker.io/jc21/nginx-proxy-manager:2.12.1")
    {
        Certificates = Certificates.AcmeByDns("ops@shop.example", "cloudflare", "*.shop.example"),
        Sites =
        {
            new Site("docs.shop.example")
            {
                Routes = { new Route(_docs, "/*"), new Route(_docs, "/share/*") { Access = RouteAccess.Open } },
                ForwardAuth = ForwardAuth.Authentik(_outpost),
                Tls = new Tls { Hsts = new Hsts(TimeSpan.FromDays(730)) },
                Headers = { ["X-Frame-Options"] = "DENY" },
            },
        },
        TcpRoutes = { new TcpRoute(3478, _turn) },
        Links = { new Link(_docs, Transport.PrivateNetwork), new Link(_outpost, Transport.PrivateNetwork) },
    });

    private string Text() => _fleet.Shop.Members.OfType<ConfigFile>().Single(file => file.Name == "npm.json").Resolve().ToString();
}
