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
                new ViewGroup("storage", "Storage") { Fill = "#eaf7ea", Parts = { Minio(storage), Pocketbase(storage), Valkey(storage), Meilisearch(storage) } },
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
                            "Runner :9091\n(Go background worker)\nscrape pipeline\nTTS audio job queue\nPrometheus /metrics\ncron: catalogue refresh\nAsynq worker → Valkey",
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

    private static ViewNode Minio(StorageStack storage) =>
        Store("minio", "MinIO :9000\nbuckets:\n chapters · audio\n avatars · catalogue", storage.Minio.Listener!);

    private static ViewNode Pocketbase(StorageStack storage) => Store(
        "pocketbase",
        "PocketBase :8090\ncollections:\n books · chapters_idx\n audio_cache · progress\n scrape_jobs · app_users\n ranking · library\n comments",
        storage.Pocketbase.Listener!);

    private static ViewNode Valkey(StorageStack storage) => Store(
        "valkey", "Valkey :6379\npresign URL cache (TTL ~55 min)\nAsynq job queue (runner tasks)", storage.ValkeyServer);

    private static ViewNode Meilisearch(StorageStack storage) => Store(
        "meilisearch",
        "Meilisearch :7700\nindex: books\n(filterable: status · genres\n sortable: rank · rating\n total_chapters · meta_updated)",
        storage.MeilisearchServer);

    private static ViewNode Store(string id, string label, StackMember store) => new(id, label, store) { Shape = Shape.Cylinder };

    private static ViewNode Caddy(EdgeStack edge) => new(
        "caddy",
        "Caddy :443 / :80 / :6380\ncustom build\n+ caddy-l4 (Redis TCP proxy)\n+ caddy-ratelimit\nauto-HTTPS · security headers\nrate limiting (per-IP)\nstatic error pages (404/502/503/504)\nCrowdSec bouncer",
        edge.Caddy);

    private static ViewNode Backend(AppStack app) => new(
        "backend",
        "Backend API :8080\n(Go)\nHTTP API server\nffmpeg (audio sample conv.)\nOpenTelemetry tracing\nSentry / GlitchTip errors",
        app.BackendService);

    private static ViewNode Ui(AppStack app) => new(
        "ui", "SvelteKit UI :3000\n(adapter-node)\nSSR · session auth\nserver-side API proxy", app.UiService);

    private static ViewNode CrowdSec(EdgeStack edge) => new(
        "crowdsec", "CrowdSec :8080\nsecurity engine\nreads Caddy JSON logs\nbouncer integrated in Caddy", edge.CrowdSecService);

    private static ViewNode Dozzle(OpsStack ops) => new(
        "dozzle", "Dozzle agent\n127.0.0.1:7007\nlog relay → homelab dashboard", ops.Dozzle);
}
