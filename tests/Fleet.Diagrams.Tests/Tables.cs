namespace Fleet.Diagrams.Tests;

/// <summary>What the owners of libnovel and Studio60 drew by hand, arrow by arrow: the drawings must have exactly these.</summary>
internal static class Tables
{
    /// <summary>Tables by the view that shows them: system, view, arrows.</summary>
    public static IReadOnlyList<(string System, string View, IReadOnlyList<Edge> Edges)> All { get; } =
    [
        ("libnovel", "architecture", Libnovel),
        ("libnovel", "api-routing", Routing),
        ("studio60", "architecture", Overview),
        ("studio60", "services-staging", Services("auth.s60hub.cz", "pulse.s60hub.cz", "n8n.s60hub.cz")),
        ("studio60", "services-production", Services("auth.studio60.cz", "pulselab.cz", "n8n.studio60.cz")),
        ("studio60", "backup", Backup),
        ("studio60", "database-isolation", Isolation),
        ("studio60", "agents", [.. Agents.Select(agent => new Edge(agent, "Relay", "", BothWays: true)), new("Sentinel", "Relay", "HTTP\nTailscale", BothWays: true)]),
        ("studio60", "s60-deploy", Deploy),
    ];

    private static IReadOnlyList<string> Agents => ["Main", "PM", "Auth", "Pulse", "BW", "Venom", "MailAgent", "Infra", "Fess"];

    private static IReadOnlyList<Edge> Libnovel =>
    [
        new("init.minio-init", "storage.minio", "create buckets", Dashed: true),
        new("init.pb-init", "storage.pocketbase", "bootstrap schema", Dashed: true),
        new("app.caddy", "app.ui", "/* (catch-all)\nSvelteKit — auth enforced"),
        new(
            "app.caddy",
            "app.backend",
            "/health /scrape* /api/browse /api/catalogue /api/ranking /api/version /api/book-preview/* /api/chapter-text/* "
            + "/api/chapter-markdown/* /api/reindex/* /api/cover/* /api/audio-proxy/* /api/voices /api/audio* /api/presign/*"),
        new("app.caddy", "storage.minio", "/avatars/* /audio/*\n/chapters/*\n(presigned GETs)"),
        new("app.caddy", "app.crowdsec", "bouncer check (15 s poll)"),
        new("app.caddy", "letsencrypt", "ACME cert (TLS-ALPN-01)"),
        new("app.ui", "app.backend", "internal REST proxy\n(server-side only)"),
        new("app.ui", "storage.pocketbase", "auth · sessions\nprogress · library\ncomments"),
        new("app.backend", "storage.minio", "chapter objs · audio MP3s\navatars · browse cache"),
        new("app.backend", "storage.pocketbase", "books · scrape_jobs\naudio_cache · ranking"),
        new("app.backend", "storage.valkey", "presign URL cache\n(SET/GET TTL ~55 min)"),
        new("app.backend", "storage.meilisearch", "catalogue search\nfacets: genres · status"),
        new("app.backend", "pockettts", "voice sample gen.\n(on-demand · ffmpeg conv.)"),
        new("homelab.runner", "novelfire", "HTTP scrape\nHTML → Markdown"),
        new("homelab.runner", "kokoro", "TTS generation\ntext → MP3"),
        new("homelab.runner", "storage.minio", "write chapters\n& audio MP3s"),
        new("homelab.runner", "storage.pocketbase", "read/update scrape_jobs\nwrite book records"),
        new("homelab.runner", "storage.meilisearch", "index books\n(on scrape completion)"),
        new("homelab.runner", "storage.valkey", "Asynq job queue\n(task consume)"),
        new("browser", "app.caddy", "HTTPS :443\n(single entry point)"),
        new("ops.watchtower", "app.backend", "watch (label-enabled)"),
        new("ops.watchtower", "app.ui", "watch (label-enabled)"),
        new("cicd.gitea", "ops.watchtower", "push to Docker Hub\n→ Watchtower detects new tag"),
    ];

    /// <summary>Of the routes what their owners' note says; what answering takes is what the application does with its stores.</summary>
    private static IReadOnlyList<Edge> Routing =>
    [
        new("browser", "caddy", "HTTPS :443\n(single entry point)"),
        new("caddy", "sk", "/* (catch-all)\nSvelteKit — auth enforced"),
        new("caddy", "storage.minio", "/avatars/* /audio/*\n/chapters/*\n(presigned GETs)"),
        new("caddy", "be.status_be", "/health /api/version"),
        new("caddy", "be.scrape_be", "/scrape*"),
        new("caddy", "be.catalogue_be", "/api/browse /api/catalogue /api/ranking"),
        new("caddy", "be.book_be", "/api/book-preview/* /api/chapter-text/* /api/chapter-markdown/* /api/reindex/* /api/cover/*"),
        new("caddy", "be.audio_be", "/api/audio* /api/audio-proxy/* /api/voices"),
        new("caddy", "be.presign_be", "/api/presign/*"),
        new("sk.audio_sk", "be.audio_be", "POST · status GET"),
        new("sk.scrape_sk", "be.scrape_be", "proxy"),
        new("sk.presign_sk", "be.presign_be", "presign proxy"),
        new("be.presign_be", "storage.valkey", "URL cache\n(TTL ~55 min)"),
        new("be.presign_be", "storage.minio", "signs what is read\nthrough Caddy"),
        new("be.audio_be", "storage.valkey", "Asynq: enqueue"),
        new("be.audio_be", "storage.pocketbase", "audio_cache"),
        new("be.scrape_be", "storage.valkey", "Asynq: enqueue"),
        new("be.scrape_be", "storage.pocketbase", "scrape_jobs"),
        new("be.catalogue_be", "storage.meilisearch", "catalogue search"),
        new("be.catalogue_be", "storage.minio", "browse cache"),
        new("be.catalogue_be", "storage.pocketbase", "ranking"),
        new("be.book_be", "storage.minio", "chapter objs"),
        new("be.book_be", "storage.pocketbase", "books"),
        new("be.book_be", "storage.meilisearch", "reindex"),
    ];

    private static IReadOnlyList<Edge> Overview =>
    [
        new("Sentinel", "HubAlfa", "SSH + deploy"),
        new("Sentinel", "ProdAlfa", "SSH + deploy"),
        new("Sentinel", "Cerebro", "Relay API\nport 3020", BothWays: true),
        new("Sentinel", "Argus", "monitoruje"),
        new("Argus", "HubAlfa", "pg_dump (RO)"),
        new("Argus", "ProdAlfa", "pg_dump (RO)"),
        new("Argus", "Sentinel", "záloha Sentinel"),
        new("Argus", "Backup", "offsite kopie"),
        new("HubAlfa", "DOPG", ""),
        new("ProdAlfa", "DOPG", ""),
    ];

    private static IReadOnlyList<Edge> Backup =>
    [
        new("Cron", "HubDB", "pg_dump (RO)"),
        new("Cron", "ProdDB", "pg_dump (RO)"),
        new("Cron", "Secrets", "rsync"),
        new("Cron", "Store", ""),
        new("Store", "HetznerSB", "rsync offsite"),
        new("SentinelMon", "Store", "ověřuje integritu"),
        new("SentinelMon", "Store", "měsíční restore test"),
    ];

    private static IReadOnlyList<Edge> Isolation =>
    [
        new("Dev", "Hub", "ŽÁDNÝ přístup", Dashed: true),
        new("Dev", "Prod", "ŽÁDNÝ přístup", Dashed: true),
        new("Hub", "Prod", "ŽÁDNÝ přístup", Dashed: true),
    ];

    private static IReadOnlyList<Edge> Deploy =>
    [
        new("Agent", "Relay", "Deploy request\n(db_change, migration, commit)"),
        new("Relay", "Sentinel", "Message notification"),
        new("Sentinel", "Sentinel", "git pull (na Sentinelu)"),
        new("Sentinel", "Sentinel", "Připravit secrets (.env)"),
        .. DeployTo("Hub", "E2E testy (smoke/standard)"),
        .. DeployTo("Prod", "E2E smoke test"),
        new("Sentinel", "Relay", "Deploy report → PM"),
        new("Sentinel", "Relay", "Status → App Agent"),
    ];

    private static IReadOnlyList<Edge> Services(string auth, string pulse, string n8n) =>
    [
        new("Internet", "Nginx", ""),
        new("Nginx", "AuthBE", auth),
        new("Nginx", "AuthFE", auth),
        new("Nginx", "Pulse", pulse),
        new("Nginx", "N8N", n8n),
        .. from app in (string[])["AuthBE", "Pulse", "Mail", "N8N"]
           from store in (string[])["Redis", "DOPG"]
           select new Edge(app, store, ""),
    ];

    private static IReadOnlyList<Edge> DeployTo(string target, string tests) =>
    [
        new("Sentinel", target, "rsync source + .env"),
        new("Sentinel", target, "docker compose build"),
        new("Sentinel", target, "docker compose down + up"),
        new(target, "Sentinel", "Health check OK", Dashed: true),
        new("Sentinel", "Sentinel", tests),
    ];
}
