using Fleet;

namespace Stacks.Libnovel;

/// <summary>How libnovel is drawn. What is written on things is said here; the arrows are those of the fleet.</summary>
internal static class LibnovelViews
{
    public static void Declare(
        FleetModel fleet,
        Host prod,
        Host homelab,
        LibnovelExternals externals,
        StorageStack storage,
        SpeechStack speech,
        AppStack app,
        EdgeStack edge,
        OpsStack ops,
        RunnerStack runner)
    {
        fleet.Add(new View("architecture", LibnovelFleet.System)
        {
            Direction = DrawingDirection.Right,
            Parts =
            {
                new ViewNode("novelfire", "novelfire.net\n(scrape source)", externals.Novelfire) { Shape = Shape.Cloud, Fill = Outside },
                new ViewNode("kokoro", "Kokoro-FastAPI TTS\n(self-hosted · homelab)\nchapter audio", speech.KokoroService) { Shape = Shape.Cloud, Fill = Outside },
                new ViewNode("pockettts", "pocket-tts\n(self-hosted · homelab)\nvoice sample MP3s", speech.PocketTtsService) { Shape = Shape.Cloud, Fill = Outside },
                new ViewNode("letsencrypt", "Let's Encrypt\n(ACME TLS-ALPN-01)", externals.LetsEncrypt) { Shape = Shape.Cloud, Fill = Outside },
                new ViewNode("browser", "Browser / iOS App", externals.Browser) { Shape = Shape.Person, Fill = "#fff9e6" },
                new ViewGroup("init", "Init containers")
                {
                    Fill = "#f5f5f5",
                    Border = ArrowStyle.Dashed,
                    Parts =
                    {
                        new ViewNode("minio-init", "minio-init\n(mc: create buckets\n chapters · audio\n avatars · catalogue)", storage.MinioInit),
                        new ViewNode("pb-init", "pb-init\n(bootstrap PocketBase\n collections + schema)", storage.PocketbaseInit),
                    },
                },
                StorageGroup(storage),
                new ViewGroup("app", "Application — prod ({address})", prod)
                {
                    Fill = "#eef3ff",
                    Parts = { Caddy(edge), Backend(app), Ui(app), CrowdSec(edge), Dozzle(ops) },
                },
                new ViewGroup("homelab", "Runner — homelab ({address})", homelab)
                {
                    Fill = "#fef9ec",
                    Parts =
                    {
                        new ViewNode(
                            "runner",
                            $"Runner {Ports(runner.Runner.Endpoints)}\n(Go background worker)\nscrape pipeline\nTTS audio job queue\nPrometheus /metrics\ncron: catalogue refresh\nAsynq worker → Valkey",
                            runner.Runner),
                    },
                },
                new ViewGroup("ops", "Ops")
                {
                    Fill = "#f5f5f5",
                    Parts =
                    {
                        new ViewNode(
                            "watchtower",
                            "Watchtower\n(containrrr/watchtower)\npolls Docker Hub every 5 min\nautopulls + redeploys:\n backend · ui\n(runner: label-disabled on prod)",
                            ops.Watchtower),
                    },
                },
                new ViewGroup("cicd", "CI / CD")
                {
                    Fill = "#f0f9ff",
                    Parts = { new ViewNode("gitea", $"{externals.Gitea.Title}\n{externals.Gitea.Description}", externals.Gitea) },
                },
            },
        });
    }

    private const string Outside = "#f0f4ff";

    /// <summary>Ports as drawings write them: <c>:443 / :80</c>.</summary>
    public static string Ports(params IEnumerable<Endpoint> endpoints) => Ports(endpoints.Select(endpoint => endpoint.ContainerPort));

    /// <summary>The stores, each with what it keeps.</summary>
    public static ViewGroup StorageGroup(StorageStack storage) => new("storage", "Storage")
    {
        Fill = "#eaf7ea",
        Parts =
        {
            Store("minio", $"MinIO {Ports(storage.Minio)}\nbuckets:", storage.Minio),
            Store("pocketbase", $"PocketBase {Ports(storage.Pocketbase)}\ncollections:", storage.Pocketbase),
            Store("valkey", $"Valkey {Ports(storage.Valkey)}", storage.Valkey),
            Store("meilisearch", $"Meilisearch {Ports(storage.Meilisearch)}", storage.Meilisearch),
        },
    };

    private static string Ports(IEnumerable<int> ports) => string.Join(" / ", ports.Select(port => FormattableString.Invariant($":{port}")));

    private static ViewNode Store(string id, string label, Endpoint store)
    {
        var keeps = store.Service!.Keeps;
        var lines = keeps.Any(kept => kept.Note is not null)
            ? keeps.Select(kept => kept.Kind == KeptKind.Index ? $"index: {kept.Name}\n({kept.Note})" : $"{kept.Name} ({kept.Note})")
            : keeps.Chunk(2).Select(pair => $" {string.Join(" · ", pair.Select(kept => kept.Name))}");
        return new ViewNode(id, string.Join('\n', lines.Prepend(label)), store.Service) { Shape = Shape.Cylinder };
    }

    private static ViewNode Caddy(EdgeStack edge) => new(
        "caddy",
        $"Caddy {Ports([edge.Caddy.Https.ContainerPort, edge.Caddy.Http.ContainerPort, edge.ValkeyLink.Listen])}\ncustom build\n+ caddy-l4 (Redis TCP proxy)\n+ caddy-ratelimit\nauto-HTTPS · security headers\nrate limiting (per-IP)\nstatic error pages (404/502/503/504)\nCrowdSec bouncer",
        edge.Caddy);

    private static ViewNode Backend(AppStack app) => new(
        "backend",
        $"Backend API {Ports(app.Backend)}\n(Go)\nHTTP API server\nffmpeg (audio sample conv.)\nOpenTelemetry tracing\nSentry / GlitchTip errors",
        app.BackendService);

    private static ViewNode Ui(AppStack app) => new(
        "ui", $"SvelteKit UI {Ports(app.Ui)}\n(adapter-node)\nSSR · session auth\nserver-side API proxy", app.UiService);

    private static ViewNode CrowdSec(EdgeStack edge) => new(
        "crowdsec", $"CrowdSec {Ports(edge.CrowdSec)}\nsecurity engine\nreads Caddy JSON logs\nbouncer integrated in Caddy", edge.CrowdSecService);

    private static ViewNode Dozzle(OpsStack ops) => new(
        "dozzle", $"Dozzle agent\n127.0.0.1{Ports(ops.Dozzle.Endpoints)}\nlog relay → homelab dashboard", ops.Dozzle);
}
