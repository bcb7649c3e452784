using Fleet;

namespace Stacks.Libnovel;

/// <summary>
/// The background worker. It takes its jobs from the queue on prod and writes what it makes into the stores there,
/// through the edge: the queue by its layer-4 port, the others by names of their own.
/// </summary>
internal sealed class RunnerStack
{
    public RunnerStack(
        Host homelab,
        FleetSettings settings,
        LibnovelSecrets secrets,
        StorageStack storage,
        SpeechStack speech,
        EdgeStack edge,
        LibnovelExternals externals)
    {
        var stack = homelab.Add(new ContainerStack("libnovel-runner"));

        var minio = new Link(storage.Minio, Transport.Route(edge.MinioLink));
        var pocketbase = new Link(storage.Pocketbase, Transport.Route(edge.PocketbaseLink));
        var meilisearch = new Link(storage.Meilisearch, Transport.Route(edge.MeilisearchLink));
        var valkey = new Link(storage.Valkey, Transport.Route(edge.ValkeyLink));

        // On the home network's address, where Prometheus is; not on the overlay.
        var metrics = new Endpoint("metrics", 9091) { Publish = Publish.HostAddress };

        Runner = stack.Add(new Service("runner", "docker.io/libnovel/runner:v1.0.0")
        {
            Environment =
            {
                ["SCRAPE_SOURCE"] = externals.Source.Url,
                ["CATALOGUE_REFRESH"] = settings.Get("libnovel:catalogueRefresh", "0 3 * * *"),
                ["METRICS_PORT"] = metrics.ContainerPort,
                ["KOKORO_URL"] = speech.Kokoro.Url,
                ["MINIO_URL"] = storage.Minio.Url,
                ["MINIO_USER"] = StorageStack.MinioUser,
                ["MINIO_PASSWORD"] = secrets.MinioPassword,
                ["POCKETBASE_URL"] = storage.Pocketbase.Url,
                ["POCKETBASE_ADMIN_EMAIL"] = StorageStack.PocketbaseAdmin,
                ["POCKETBASE_ADMIN_PASSWORD"] = secrets.PocketbasePassword,
                ["MEILI_URL"] = storage.Meilisearch.Url,
                ["MEILI_API_KEY"] = secrets.MeilisearchKey,
                ["VALKEY_URL"] = Value.Format($"redis://:{secrets.ValkeyPassword}@{storage.Valkey.HostAndPort}"),
                ["SENTRY_DSN"] = secrets.SentryDsn,
            },
            Purposes =
            {
                [externals.Source] = "HTTP scrape\nHTML → Markdown",
                [speech.Kokoro] = "TTS generation\ntext → MP3",
                [storage.Minio] = "write chapters\n& audio MP3s",
                [storage.Pocketbase] = "read/update scrape_jobs\nwrite book records",
                [storage.Meilisearch] = "index books\n(on scrape completion)",
                [storage.Valkey] = "Asynq job queue\n(task consume)",
            },
            Endpoints = { metrics },
            Exposure = Exposure.Protected,
            Networks = { speech.Network },
            Links = { minio, pocketbase, meilisearch, valkey },
            DependsOn =
            {
                stack.Add(new HealthGate("minio-answers", minio, "/minio/health/live")),
                stack.Add(new HealthGate("pocketbase-answers", pocketbase, "/api/health")),
                stack.Add(new HealthGate("meilisearch-answers", meilisearch, "/health")),
                stack.Add(new HealthGate("valkey-answers", valkey)),
                speech.KokoroService,
            },
            HealthCheck = HealthCheck.Wget(metrics, "/metrics"),
        });
    }

    public Service Runner { get; }
}
