namespace Fleet.Diagrams.Tests;

/// <summary>
/// What is written on what in the drawings that the owners of libnovel and Studio60 made by hand: id and label, blanks and line
/// breaks counting alike. Groups are among them.
/// </summary>
internal static class NodeTables
{
    /// <summary>Tables by the system and view that show them.</summary>
    public static IReadOnlyList<(string System, string View, IReadOnlyList<ParsedNode> Nodes)> All { get; } =
    [
        ("libnovel", "architecture", Libnovel),
        ("studio60", "architecture", Overview),
        ("studio60", "s60-deploy", Nodes(("Agent", "App Agent"), ("Relay", "Relay API"), ("Sentinel", "Sentinel"), ("Hub", "Hub-alfa"), ("Prod", "Prod-alfa"))),
        ("studio60", "services-staging", Services("Hub-alfa")),
        ("studio60", "services-production", Services("Prod-alfa")),
        ("studio60", "backup", Backup),
        ("studio60", "database-isolation", Isolation),
        ("studio60", "agents", Agents),
    ];

    private static IReadOnlyList<ParsedNode> Libnovel => Nodes(
        ("novelfire", "novelfire.net (scrape source)"),
        ("kokoro", "Kokoro-FastAPI TTS (self-hosted · homelab) chapter audio"),
        ("pockettts", "pocket-tts (self-hosted · homelab) voice sample MP3s"),
        ("letsencrypt", "Let's Encrypt (ACME TLS-ALPN-01)"),
        ("browser", "Browser / iOS App"),
        ("init", "Init containers"),
        ("minio-init", "minio-init (mc: create buckets chapters · audio avatars · catalogue)"),
        ("pb-init", "pb-init (bootstrap PocketBase collections + schema)"),
        ("storage", "Storage"),
        ("minio", "MinIO :9000 buckets: chapters · audio avatars · catalogue"),
        ("pocketbase", "PocketBase :8090 collections: books · chapters_idx audio_cache · progress scrape_jobs · app_users ranking · library comments"),
        ("valkey", "Valkey :6379 presign URL cache (TTL ~55 min) Asynq job queue (runner tasks)"),
        ("meilisearch", "Meilisearch :7700 index: books (filterable: status · genres sortable: rank · rating total_chapters · meta_updated)"),
        ("app", "Application — prod (165.22.70.138)"),
        ("caddy", "Caddy :443 / :80 / :6380 custom build + caddy-l4 (Redis TCP proxy) + caddy-ratelimit auto-HTTPS · security headers "
            + "rate limiting (per-IP) static error pages (404/502/503/504) CrowdSec bouncer"),
        ("backend", "Backend API :8080 (Go) HTTP API server ffmpeg (audio sample conv.) OpenTelemetry tracing Sentry / GlitchTip errors"),
        ("ui", "SvelteKit UI :3000 (adapter-node) SSR · session auth server-side API proxy"),
        ("crowdsec", "CrowdSec :8080 security engine reads Caddy JSON logs bouncer integrated in Caddy"),
        ("dozzle", "Dozzle agent 127.0.0.1:7007 log relay → homelab dashboard"),
        ("homelab", "Runner — homelab (192.168.0.109)"),
        ("runner", "Runner :9091 (Go background worker) scrape pipeline TTS audio job queue Prometheus /metrics cron: catalogue refresh Asynq worker → Valkey"),
        ("ops", "Ops"),
        ("watchtower", "Watchtower (containrrr/watchtower) polls Docker Hub every 5 min autopulls + redeploys: backend · ui (runner: label-disabled on prod)"),
        ("cicd", "CI / CD"),
        ("gitea", "Gitea Actions (homelab runner) tag v* trigger: test-backend check-ui (type-check + build) docker-backend docker-runner "
            + "docker-ui (bakes releases.json) docker-caddy → push Docker Hub → Gitea Release"));

    private static IReadOnlyList<ParsedNode> Overview => Nodes(
        ("Hetzner", "Hetzner"), ("VPSFree", "VPSFree"), ("Hetzner-AX41", "Hetzner-AX41"), ("DigitalOcean", "DigitalOcean"), ("Offsite", "Offsite"),
        ("Sentinel", "🔴 Sentinel Orchestrace, deploy 49.13.168.234"),
        ("HubAlfa", "🔵 Hub-alfa Staging 178.104.40.167"),
        ("ProdAlfa", "🟢 Prod-alfa Produkce 178.104.36.211"),
        ("Argus", "📊 Argus Monitoring + Backup 100.110.6.46"),
        ("Cerebro", "🧠 Cerebro Dev server 100.72.164.58"),
        ("DOPG", "🐘 DO Managed PG PostgreSQL"),
        ("Backup", "💾 Offsite Storage (Hetzner Storage Box) TODO"));

    private static IReadOnlyList<ParsedNode> Backup => Nodes(
        ("Produkce", "Produkce"), ("HubDB", "Hub-alfa DB auth, pulse, mail, n8n"), ("ProdDB", "Prod-alfa DB auth, pulse, mail, n8n"),
        ("Sentinel", "Sentinel"), ("Secrets", "Secrets SSH klíče Agent memory"),
        ("Argus", "Argus (VPSFree)"), ("Cron", "Cron denně 02:00"), ("Store", "Lokální zálohy 7 denních + 4 týdenní"), ("Grafana", "Grafana monitoring"),
        ("Offsite", "Offsite (mimo DO)"), ("HetznerSB", "Hetzner Storage Box rsync"),
        ("Monitor", "Monitor"), ("SentinelMon", "Sentinel kontrola + test restore"));

    private static IReadOnlyList<ParsedNode> Isolation => Nodes(
        ("DO-Managed-PG", "DO Managed PostgreSQL"), ("Dev", "Dev (Cerebro)"), ("Hub", "Hub-alfa (staging)"), ("Prod", "Prod-alfa (produkce)"),
        ("DevAuth", "s60_auth"), ("DevPulse", "s60_pulse"), ("DevMail", "s60_badwolf"),
        ("HubAuth", "s60_auth_hub s60_hub_user"), ("HubPulse", "s60_pulse_hub s60_pulse_hub_user"),
        ("HubMail", "s60_mail_hub s60_mail_hub_user"), ("HubN8N", "s60_n8n_hub s60_n8n_hub_user"),
        ("ProdAuth", "s60_auth_prod s60_prod_user"), ("ProdPulse", "s60_pulse_prod s60_pulse_prod_user"),
        ("ProdMail", "s60_mail_prod s60_mail_prod_user"), ("ProdN8N", "s60_n8n_prod s60_n8n_prod_user"));

    private static IReadOnlyList<ParsedNode> Agents => Nodes(
        ("Cerebro", "Cerebro"), ("Main", "main"), ("PM", "pm"), ("Auth", "auth"), ("Pulse", "pulse"), ("BW", "badwolf"), ("Venom", "venom"),
        ("MailAgent", "mail"), ("Infra", "infra"), ("Relay", "Relay API :3020"), ("Sentinel", "🔴 Sentinel"), ("Fess", "fess"));

    private static IReadOnlyList<ParsedNode> Services(string host) => Nodes(
        ("Internet", "Internet"), ("DOPG", "DO Managed PG"), (host, host), ("Nginx", "Nginx reverse proxy + SSL"), ("Docker", "Docker / s60-network"),
        ("AuthBE", "S60Auth Backend :3002"), ("AuthFE", "S60Auth Frontend :3003"), ("Pulse", "S60 Pulse :3100"), ("Mail", "S60Mail :3010"),
        ("N8N", "N8N :5678"), ("Redis", "Redis :6379"));

    private static IReadOnlyList<ParsedNode> Nodes(params (string Id, string Label)[] nodes) => [.. nodes.Select(node => new ParsedNode(node.Id, node.Label))];
}
