namespace Fleet.Model.Tests.Guardrails;

/// <summary>Edges.</summary>
internal static class EdgeSamples
{
    public static IEnumerable<Sample> All =>
    [
        new(Rules.SiteTaken, fleet => Edge(fleet, site => { }, "shop.test"), fleet => Edge(fleet, site => { }, "api.test")),
        new(Rules.RouteTaken, Route("/*"), Route("/api/*")),
        new(Rules.RouteMalformed, Route("api"), Route("/api")),
        new(Rules.SiteMalformed, fleet => Edge(fleet, site => { }, "shop test"), fleet => Edge(fleet, site => { }, "api.test")),
        new(Rules.HeaderMalformed,
            fleet => Edge(fleet, site => site.Headers["X Frame"] = "DENY"),
            fleet => Edge(fleet, site => site.Headers["X-Frame-Options"] = "DENY")),
        new(Rules.MethodMalformed, Method("GET POST"), Method("GET")),
        new(Rules.ErrorPage,
            fleet => Edge(fleet, site => { }).ErrorPages[200] = "<h1>Fine</h1>",
            fleet => Edge(fleet, site => { }).ErrorPages[502] = "<h1>Away</h1>"),
        new(Rules.RouteProtocol, Scheme("redis"), Scheme("http")),
        new(Rules.DomainWithoutCertificate, Certificate("other.test"), Certificate("shop.test")),
        new(Rules.CertificateWithoutDomain, Certificate("shop.test", "other.test"), Certificate("shop.test")),
        new(Rules.SiteUnfound, Zone(fleet => new DnsEntry("www", fleet.Atlas)), Zone(fleet => new DnsEntry("@", fleet.Atlas))),
        new(Rules.DnsClash,
            Zone(fleet => new DnsEntry("@", fleet.Atlas), _ => new DnsEntry("@", DnsKind.Cname, "other.example")),
            Zone(fleet => new DnsEntry("@", fleet.Atlas), _ => new DnsEntry("www", DnsKind.Cname, "shop.test"))),
        new(Rules.EdgeUnsayable,
            fleet => Nginx(fleet, Certificates.Acme("ops@shop.test")),
            fleet => Nginx(fleet, Certificates.Internal)),
        new(Rules.EdgeNotEnforced,
            fleet => Nginx(fleet, Certificates.Internal),
            fleet => Nginx(fleet, Certificates.KeptIn(fleet.Shop.Add(new Volume("certificates")), "shop.test"))),
    ];

    private static CaddyEdge Edge(TestFleet fleet, Action<Site> declare, params string[] others)
    {
        var edge = new CaddyEdge("edge", CaddyBuild.Full("docker.io/acme/caddy:1.4.0"))
        {
            Certificates = Certificates.Acme("ops@shop.test"),
        };
        var site = new Site("shop.test") { Routes = { new Route(Http(fleet, "web"), "/*") } };
        declare(site);
        edge.Sites.Add(site);
        foreach (var other in others)
        {
            edge.Sites.Add(new Site(other));
        }

        return fleet.Shop.Add(edge);
    }

    private static Action<TestFleet> Zone(params Func<TestFleet, DnsEntry>[] entries) => fleet =>
    {
        Edge(fleet, site => { });
        var zone = fleet.Model.Add(new DnsZone("shop.test"));
        zone.Entries.AddRange(entries.Select(entry => entry(fleet)));
    };

    private static Endpoint Http(TestFleet fleet, string name, string scheme = "http")
    {
        var endpoint = new Endpoint(scheme, 8080) { Scheme = scheme };
        fleet.Shop.Add(new Service(name, $"docker.io/acme/{name}:1.4.0") { Endpoints = { endpoint } });
        return endpoint;
    }

    private static Action<TestFleet> Route(string pattern) =>
        fleet => Edge(fleet, site => site.Routes.Add(new Route(Http(fleet, "api"), pattern)));

    private static Action<TestFleet> Method(string method) =>
        fleet => Edge(fleet, site => site.Routes.Add(new Route(Http(fleet, "api"), "/api/*") { Methods = { method } }));

    private static Action<TestFleet> Scheme(string scheme) =>
        fleet => Edge(fleet, site => site.Routes.Add(new Route(Http(fleet, "api", scheme), "/api/*")));

    private static Action<TestFleet> Certificate(params string[] names) => fleet =>
        Nginx(fleet, Certificates.KeptIn(fleet.Shop.Add(new Volume("certificates")), names));

    private static void Nginx(TestFleet fleet, Certificates certificates) =>
        fleet.Shop.Add(new NginxEdge("edge", "docker.io/library/nginx:1.27.3")
        {
            Certificates = certificates,
            Sites = { new Site("shop.test") { Routes = { new Route(Http(fleet, "web"), "/*") } } },
        });
}
