using Fleet;

namespace Stacks.Libnovel;

/// <summary>What the API and the web interface answer to which paths, which the edge before them does not know.</summary>
internal static class LibnovelRoutes
{
    public static void Declare(StorageStack storage, AppStack app)
    {
        var minio = storage.Minio.Listener!;
        var pocketbase = storage.Pocketbase.Listener!;
        var presign = new RouteGroup("presign_be", "/api/presign/*")
        {
            Note = "signed URLs",
            Reaches = { new Reached(storage.ValkeyServer, "URL cache\n(TTL ~55 min)"), new Reached(minio, "signs what is read\nthrough Caddy") },
        };
        var audio = new RouteGroup("audio_be", "POST /api/audio*", "GET /api/audio*", "/api/audio-proxy/*", "/api/voices")
        {
            Note = "POST begins, GET asks how far",
            Reaches = { new Reached(storage.ValkeyServer, "Asynq: enqueue"), new Reached(pocketbase, "audio_cache") },
        };
        var scrape = new RouteGroup("scrape_be", "/scrape*")
        {
            Reaches = { new Reached(storage.ValkeyServer, "Asynq: enqueue"), new Reached(pocketbase, "scrape_jobs") },
        };
        app.BackendService.Answers.Add(new RouteGroup("status_be", "/health", "/api/version"));
        app.BackendService.Answers.Add(new RouteGroup("catalogue_be", "/api/browse", "/api/catalogue", "/api/ranking")
        {
            Note = "Meilisearch vs legacy browse",
            Reaches =
            {
                new Reached(storage.MeilisearchServer, "catalogue search"),
                new Reached(minio, "browse cache"),
                new Reached(pocketbase, "ranking"),
            },
        });
        app.BackendService.Answers.Add(new RouteGroup(
            "book_be", "/api/book-preview/*", "/api/chapter-text/*", "/api/chapter-markdown/*", "/api/reindex/*", "/api/cover/*")
        {
            Reaches =
            {
                new Reached(minio, "chapter objs"), new Reached(pocketbase, "books"), new Reached(storage.MeilisearchServer, "reindex"),
            },
        });
        app.BackendService.Answers.Add(scrape);
        app.BackendService.Answers.Add(audio);
        app.BackendService.Answers.Add(presign);

        app.UiService.Answers.Add(new RouteGroup("audio_sk", "POST /api/audio", "GET /api/audio") { Reaches = { new Reached(audio, "POST · status GET") } });
        app.UiService.Answers.Add(new RouteGroup("scrape_sk", "/api/scrape/book", "/api/scrape/book/range") { Reaches = { new Reached(scrape, "proxy") } });
        app.UiService.Answers.Add(new RouteGroup("presign_sk", "/api/presign/*")
        {
            Note = "never straight to storage",
            Reaches = { new Reached(presign, "presign proxy") },
        });
    }
}
