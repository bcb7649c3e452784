using Fleet;

namespace Stacks.Libnovel;

/// <summary>
/// The one way in: Caddy on 443, 80 and, for the worker's queue, 6380; CrowdSec reads its log and tells it whom to refuse.
/// </summary>
internal sealed class EdgeStack
{
    public EdgeStack(
        FleetSettings settings, LibnovelSecrets secrets, FrontNetwork front, StorageStack storage, AppStack app,
        LibnovelExternals externals)
    {
        var log = front.Stack.Add(new Volume("caddy-log"));
        CrowdSecService = AddCrowdSec(front, secrets, log);

        var links = settings.Require("libnovel:linkDomain", "the domain under which the worker reaches the stores");
        MinioLink = StoreSite($"minio.{links}", storage.Minio);
        PocketbaseLink = StoreSite($"pocketbase.{links}", storage.Pocketbase);
        MeilisearchLink = StoreSite($"meilisearch.{links}", storage.Meilisearch);
        ValkeyLink = new TcpRoute(6380, storage.Valkey);

        var data = front.Stack.Add(new Volume("caddy-data"));
        var config = front.Stack.Add(new Volume("caddy-config"));
        Caddy = front.Stack.Add(new CaddyEdge("caddy", Build(settings))
        {
            Purposes =
            {
                [CrowdSec] = "bouncer check (15 s poll)",
                [app.Ui] = "/* (catch-all)\nSvelteKit — auth enforced",
                [storage.Minio] = "/avatars/* /audio/*\n/chapters/*\n(presigned GETs)",
                [externals.Acme] = "ACME cert (TLS-ALPN-01)",
            },
            Certificates = settings.Find("libnovel:acmeMail") is { } mail
                ? Certificates.Acme(mail, externals.LetsEncrypt)
                : Certificates.InternalFor(externals.LetsEncrypt),
            Sites = { PublicSite(settings, storage, app), MinioLink, PocketbaseLink, MeilisearchLink },
            TcpRoutes = { ValkeyLink },
            CrowdSec = new CrowdSecBouncer(CrowdSec, secrets.CrowdSecKey),
            AccessLog = log,
            ErrorPages =
            {
                [404] = EmbeddedText.Read<EdgeStack>("404.html"),
                [502] = EmbeddedText.Read<EdgeStack>("502.html"),
                [503] = EmbeddedText.Read<EdgeStack>("503.html"),
                [504] = EmbeddedText.Read<EdgeStack>("504.html"),
            },
            Networks = { front.Network, storage.Ingress },
            Mounts = { data.At("/data"), config.At("/config") },
            DependsOn = { CrowdSecService, app.BackendService, app.UiService },
        });
    }

    public Endpoint CrowdSec { get; } = new("http", 8080);

    public Service CrowdSecService { get; }

    public EdgeProxy Caddy { get; }

    public Site MinioLink { get; }

    public Site PocketbaseLink { get; }

    public Site MeilisearchLink { get; }

    public TcpRoute ValkeyLink { get; }

    private static CaddyBuild Build(FleetSettings settings) =>
        settings.OneOf("libnovel:caddy", "full", "debian") == "full"
            ? CaddyBuild.Full("docker.io/libnovel/caddy:v1.0.0")
            : CaddyBuild.Debian("docker.io/libnovel/caddy:v1.0.0-debian");

    private static Site PublicSite(FleetSettings settings, StorageStack storage, AppStack app) =>
        new(settings.Require("libnovel:domain", "the name the site is reached by"))
        {
            Routes =
            {
                new Route(
                    app.Backend,
                    "/health",
                    "/scrape*",
                    "/api/browse",
                    "/api/catalogue",
                    "/api/ranking",
                    "/api/version",
                    "/api/book-preview/*",
                    "/api/chapter-text/*",
                    "/api/chapter-markdown/*",
                    "/api/reindex/*",
                    "/api/cover/*",
                    "/api/audio-proxy/*",
                    "/api/voices",
                    "/api/audio*",
                    "/api/presign/*"),

                // Presigned reads. MinIO checks the signature; nothing is written through here.
                new Route(storage.Minio, "/avatars/*", "/audio/*", "/chapters/*") { Methods = { "GET", "HEAD" } },
                new Route(app.Ui, "/*"),
            },
            Headers =
            {
                ["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains",
                ["X-Content-Type-Options"] = "nosniff",
                ["X-Frame-Options"] = "DENY",
                ["Referrer-Policy"] = "strict-origin-when-cross-origin",
                ["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()",
            },
            RateLimit = new RateLimit(
                settings.RequireNumber("libnovel:rateLimitRequests", "how many requests one address may make"),
                TimeSpan.FromSeconds(
                    settings.RequireNumber("libnovel:rateLimitSeconds", "the seconds in which it may make them"))),
        };

    /// <summary>A store under a name of its own: what it lets in is up to its own credentials.</summary>
    private static Site StoreSite(string name, Endpoint store) => new(name) { Routes = { new Route(store, "/*") } };

    private Service AddCrowdSec(FrontNetwork front, LibnovelSecrets secrets, Volume log)
    {
        var data = front.Stack.Add(new Volume("crowdsec-data"));
        var acquisition = front.Stack.Add(new ConfigFile("acquis.yaml", EmbeddedText.Read<EdgeStack>("acquis.yaml")));
        return front.Stack.Add(new Service("crowdsec", "docker.io/crowdsecurity/crowdsec:v1.6.8")
        {
            Environment =
            {
                ["COLLECTIONS"] = "crowdsecurity/caddy crowdsecurity/http-cve",
                ["BOUNCER_KEY_caddy"] = secrets.CrowdSecKey,
            },
            Endpoints = { CrowdSec },
            Networks = { front.Network },
            Mounts =
            {
                log.At("/var/log/caddy", Access.ReadOnly),
                data.At("/var/lib/crowdsec/data"),
                acquisition.At("/etc/crowdsec/acquis.yaml"),
            },
            HealthCheck = HealthCheck.Wget(CrowdSec, "/health"),
        });
    }
}
