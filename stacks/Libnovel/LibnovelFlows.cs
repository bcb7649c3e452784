using Fleet;

namespace Stacks.Libnovel;

/// <summary>What happens in libnovel in which order: a release, the first start, the way of a chapter.</summary>
internal static class LibnovelFlows
{
    public static void Declare(
        FleetModel fleet, LibnovelExternals externals, StorageStack storage, AppStack app, EdgeStack edge, OpsStack ops, RunnerStack runner)
    {
        fleet.Add(Release(externals, app, ops));
        fleet.Add(FirstStart(storage, app, edge, runner));
        fleet.Add(Chapter(externals, storage, app, edge, runner));
    }

    private static Flow Release(LibnovelExternals externals, AppStack app, OpsStack ops)
    {
        var gitea = new FlowParticipant("Gitea", "Gitea Actions", externals.Gitea);
        var hub = new FlowParticipant("Hub", "Docker Hub");
        var watchtower = new FlowParticipant("Watchtower", "Watchtower", ops.Watchtower);
        var backend = new FlowParticipant("Backend", "Backend API", app.BackendService);
        var ui = new FlowParticipant("UI", "SvelteKit UI", app.UiService);
        return new Flow("libnovel-release")
        {
            Title = "Release",
            System = LibnovelFleet.System,
            Participants = { gitea, hub, watchtower, backend, ui },
            Steps =
            {
                new FlowFrame("tag v*")
                {
                    Steps =
                    {
                        new FlowMessage(gitea, gitea, "test-backend"),
                        new FlowMessage(gitea, gitea, "check-ui (type-check + build)"),
                        new FlowMessage(gitea, gitea, "docker-backend · docker-runner\ndocker-ui · docker-caddy"),
                    },
                },
                new FlowMessage(gitea, hub, "push the images\n(only after every job passed)"),
                new FlowMessage(gitea, gitea, "Gitea Release"),
                new FlowMessage(watchtower, hub, "any new digest? (every 5 min)"),
                new FlowMessage(hub, watchtower, "new digest") { IsReply = true },
                new FlowMessage(watchtower, backend, "pull, redeploy"),
                new FlowMessage(watchtower, ui, "pull, redeploy"),
                new FlowNote("Runner, Caddy and the stores are never moved by it.", watchtower, ui),
            },
        };
    }

    private static Flow FirstStart(StorageStack storage, AppStack app, EdgeStack edge, RunnerStack runner)
    {
        var stores = new FlowParticipant("Stores", "Stores", storage.Stack);
        var init = new FlowParticipant("Init", "Init jobs");
        var application = new FlowParticipant("App", "Backend · UI", app.BackendService);
        var caddy = new FlowParticipant("Caddy", "Caddy", edge.Caddy);
        var worker = new FlowParticipant("Runner", "Runner", runner.Runner);
        return new Flow("libnovel-first-start")
        {
            Title = "First start",
            System = LibnovelFleet.System,
            IsNumbered = true,
            Participants = { stores, init, application, caddy, worker },
            Steps =
            {
                new FlowMessage(stores, init, "up and healthy"),
                new FlowMessage(init, stores, $"minio-init: create {storage.Minio.Service!.Keeps.Count} buckets"),
                new FlowMessage(init, stores, $"pb-init: bootstrap {storage.Pocketbase.Service!.Keeps.Count} collections"),
                new FlowMessage(init, application, "both ended with 0"),
                new FlowMessage(application, caddy, "healthy"),
                new FlowMessage(caddy, worker, "the stores answer through it"),
            },
        };
    }

    private static Flow Chapter(LibnovelExternals externals, StorageStack storage, AppStack app, EdgeStack edge, RunnerStack runner)
    {
        var browser = new FlowParticipant("Browser", "Browser / iOS App", externals.Browser);
        var caddy = new FlowParticipant("Caddy", "Caddy", edge.Caddy);
        var backend = new FlowParticipant("Backend", "Backend API", app.BackendService);
        var valkey = new FlowParticipant("Valkey", "Valkey", storage.ValkeyServer);
        var worker = new FlowParticipant("Runner", "Runner", runner.Runner);
        var source = new FlowParticipant("Source", "novelfire.net", externals.Novelfire);
        var stores = new FlowParticipant("Stores", "MinIO · PocketBase · Meilisearch", storage.Stack);
        return new Flow("libnovel-chapter")
        {
            Title = "The way of a chapter",
            System = LibnovelFleet.System,
            IsNumbered = true,
            Participants = { browser, caddy, backend, valkey, worker, source, stores },
            Steps =
            {
                new FlowMessage(browser, caddy, "/scrape*"),
                new FlowMessage(caddy, backend, "/scrape*"),
                new FlowMessage(backend, valkey, "enqueue"),
                new FlowMessage(worker, valkey, "consume (through Caddy)"),
                new FlowMessage(worker, source, "HTTP scrape"),
                new FlowMessage(source, worker, "HTML → Markdown") { IsReply = true },
                new FlowMessage(worker, stores, "chapters, book records, job state"),
                new FlowMessage(worker, stores, "index books (on completion)"),
                new FlowFrame("Reading")
                {
                    Steps =
                    {
                        new FlowMessage(browser, caddy, "/api/presign/*"),
                        new FlowMessage(caddy, backend, "/api/presign/*"),
                        new FlowMessage(backend, valkey, "signed URL kept? (TTL ~55 min)"),
                        new FlowMessage(backend, browser, "signed URL") { IsReply = true },
                        new FlowMessage(browser, caddy, "GET /chapters/*"),
                        new FlowMessage(caddy, stores, "GET /chapters/*"),
                    },
                },
            },
        };
    }
}
