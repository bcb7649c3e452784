using Fleet;

namespace Stacks.Libnovel;

/// <summary>The application: the API and the web interface. Watchtower follows the tags of both.</summary>
internal sealed class AppStack
{
    public AppStack(
        Host prod,
        FleetSettings settings,
        LibnovelSecrets secrets,
        FrontNetwork front,
        StorageStack storage,
        SpeechStack speech)
    {
        var domain = settings.Require("libnovel:domain", "the name the site is reached by");
        var stack = prod.Add(new ContainerStack("libnovel-app"));
        var index = stack.Add(new ConfigFile("search-index.json", EmbeddedText.Read<AppStack>("search-index.json")));

        BackendService = stack.Add(new Service("backend", "docker.io/libnovel/backend:v1")
        {
            Update = UpdatePolicy.Watchtower,
            Environment =
            {
                ["MINIO_ENDPOINT"] = storage.Minio.HostAndPort,
                ["MINIO_PUBLIC_URL"] = $"https://{domain}",
                ["MINIO_USER"] = StorageStack.MinioUser,
                ["MINIO_PASSWORD"] = secrets.MinioPassword,
                ["POCKETBASE_URL"] = storage.Pocketbase.Url,
                ["POCKETBASE_ADMIN_EMAIL"] = StorageStack.PocketbaseAdmin,
                ["POCKETBASE_ADMIN_PASSWORD"] = secrets.PocketbasePassword,
                ["VALKEY_URL"] = Value.Format($"redis://:{secrets.ValkeyPassword}@{storage.Valkey.HostAndPort}"),
                ["PRESIGN_CACHE_TTL"] = "55m",
                ["MEILI_URL"] = storage.Meilisearch.Url,
                ["MEILI_API_KEY"] = secrets.MeilisearchKey,
                ["MEILI_INDEX_FILE"] = "/etc/libnovel/search-index.json",
                ["POCKET_TTS_URL"] = speech.PocketTts.Url,
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = settings.Find("libnovel:otelEndpoint"),
                ["SENTRY_DSN"] = secrets.SentryDsn,
            },
            Purposes =
            {
                [storage.Minio] = "chapter objs · audio MP3s\navatars · browse cache",
                [storage.Pocketbase] = "books · scrape_jobs\naudio_cache · ranking",
                [storage.Valkey] = "presign URL cache\n(SET/GET TTL ~55 min)",
                [storage.Meilisearch] = "catalogue search\nfacets: genres · status",
                [speech.PocketTts] = "voice sample gen.\n(on-demand · ffmpeg conv.)",
            },
            Endpoints = { Backend },
            Networks = { front.Network, storage.Core },
            Mounts = { index.At("/etc/libnovel/search-index.json") },
            Links = { new Link(speech.PocketTts, Transport.Overlay) },
            DependsOn =
            {
                storage.MinioInit, storage.PocketbaseInit, storage.ValkeyServer, storage.MeilisearchServer,
            },
            HealthCheck = HealthCheck.Wget(Backend, "/health"),
        });

        UiService = stack.Add(new Service("ui", "docker.io/libnovel/ui:v1")
        {
            Update = UpdatePolicy.Watchtower,
            Environment =
            {
                ["ORIGIN"] = $"https://{domain}",
                ["API_URL"] = Backend.Url,
                ["POCKETBASE_URL"] = storage.Pocketbase.Url,
                ["SESSION_SECRET"] = secrets.UiSession,
            },
            Purposes =
            {
                [Backend] = "internal REST proxy\n(server-side only)",
                [storage.Pocketbase] = "auth · sessions\nprogress · library\ncomments",
            },
            Endpoints = { Ui },
            Networks = { front.Network, storage.Session },
            DependsOn = { BackendService },
            HealthCheck = HealthCheck.Wget(Ui, "/"),
        });
    }

    public Endpoint Backend { get; } = new("http", 8080);

    public Endpoint Ui { get; } = new("http", 3000);

    public Service BackendService { get; }

    public Service UiService { get; }
}
