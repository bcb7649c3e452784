using Fleet;

namespace Stacks.Libnovel;

/// <summary>
/// The four stores and the two jobs that prepare them. Nothing here is published. Three networks keep apart who may talk
/// to what: the core with the backend, the ingress with the edge, the session with the ui, which sees PocketBase alone.
/// </summary>
internal sealed class StorageStack
{
    public const string MinioUser = "libnovel";
    public const string PocketbaseAdmin = "admin@libnovel.invalid";

    /// <summary>Those that collections.json describes.</summary>
    private static readonly string[] Collections =
        ["books", "chapters_idx", "audio_cache", "progress", "scrape_jobs", "app_users", "ranking", "library", "comments"];


    public StorageStack(Host prod, LibnovelSecrets secrets)
    {
        var stack = Stack = prod.Add(new ContainerStack("libnovel-storage"));
        Core = stack.Add(new Network("core"));
        Ingress = stack.Add(new Network("ingress"));
        Session = stack.Add(new Network("session"));

        var minio = AddMinio(stack, secrets);
        MinioInit = AddMinioInit(stack, secrets, minio);
        var pocketbase = AddPocketbase(stack, secrets);
        PocketbaseInit = AddPocketbaseInit(stack, secrets, pocketbase);
        ValkeyServer = AddValkey(stack, secrets);
        MeilisearchServer = AddMeilisearch(stack, secrets);
    }

    public ContainerStack Stack { get; }

    public Network Core { get; }

    public Network Ingress { get; }

    public Network Session { get; }

    public Endpoint Minio { get; } = new("api", 9000);

    public Endpoint Pocketbase { get; } = new("http", 8090);

    public Endpoint Valkey { get; } = new("redis", 6379) { Scheme = "redis" };

    public Endpoint Meilisearch { get; } = new("http", 7700);

    public InitJob MinioInit { get; }

    public InitJob PocketbaseInit { get; }

    public Service ValkeyServer { get; }

    public Service MeilisearchServer { get; }

    private Service AddMinio(ContainerStack stack, LibnovelSecrets secrets)
    {
        var data = stack.Add(new Volume("minio-data"));
        return stack.Add(new Service("minio", "docker.io/minio/minio:RELEASE.2025-04-22T22-12-26Z")
        {
            Command = { "server", "/data" },
            Environment =
            {
                ["MINIO_ROOT_USER"] = MinioUser,
                ["MINIO_ROOT_PASSWORD"] = secrets.MinioPassword,
            },
            Endpoints = { Minio },
            Networks = { Core, Ingress },
            Mounts = { data.At("/data") },
            Keeps =
            {
                new Kept(KeptKind.Bucket, "chapters"),
                new Kept(KeptKind.Bucket, "audio"),
                new Kept(KeptKind.Bucket, "avatars"),
                new Kept(KeptKind.Bucket, "catalogue"),
            },
            HealthCheck = HealthCheck.Curl(Minio, "/minio/health/live"),
        });
    }

    private InitJob AddMinioInit(ContainerStack stack, LibnovelSecrets secrets, Service minio)
    {
        var job = stack.Add(new InitJob("minio-init", "docker.io/minio/mc:RELEASE.2025-04-16T18-13-26Z")
        {
            Command = { "mb", "--ignore-existing" },
            Purposes = { [Minio] = "create buckets" },
            Environment =
            {
                // An alias in mc's own form, so that no key is on its command line.
                ["MC_HOST_store"] = Value.Format($"http://{MinioUser}:{secrets.MinioPassword}@{Minio.HostAndPort}"),
            },
            Networks = { Core },
            DependsOn = { minio },
        });
        foreach (var bucket in minio.Keeps)
        {
            job.Command.Add($"store/{bucket.Name}");
        }

        return job;
    }

    private Service AddPocketbase(ContainerStack stack, LibnovelSecrets secrets)
    {
        var data = stack.Add(new Volume("pocketbase-data"));
        var pocketbase = stack.Add(new Service("pocketbase", "ghcr.io/muchobien/pocketbase:0.28.4")
        {
            Environment =
            {
                ["PB_ADMIN_EMAIL"] = PocketbaseAdmin,
                ["PB_ADMIN_PASSWORD"] = secrets.PocketbasePassword,
            },
            Endpoints = { Pocketbase },
            Networks = { Core, Ingress, Session },
            Mounts = { data.At("/pb_data") },
            HealthCheck = HealthCheck.Wget(Pocketbase, "/api/health"),
        });
        pocketbase.Keeps.AddRange(Collections.Select(name => new Kept(KeptKind.Collection, name)));
        return pocketbase;
    }

    private InitJob AddPocketbaseInit(ContainerStack stack, LibnovelSecrets secrets, Service pocketbase)
    {
        var script = stack.Add(new ConfigFile("pb-init.sh", EmbeddedText.Read<StorageStack>("pb-init.sh")));
        var collections = stack.Add(new ConfigFile("collections.json", EmbeddedText.Read<StorageStack>("collections.json")));
        return stack.Add(new InitJob("pb-init", "docker.io/curlimages/curl:8.13.0")
        {
            Command = { "sh", "/init/pb-init.sh" },
            Purposes = { [Pocketbase] = "bootstrap schema" },
            Environment =
            {
                ["POCKETBASE_URL"] = Pocketbase.Url,
                ["PB_ADMIN_EMAIL"] = PocketbaseAdmin,
                ["PB_ADMIN_PASSWORD"] = secrets.PocketbasePassword,
            },
            Networks = { Core },
            Mounts = { script.At("/init/pb-init.sh"), collections.At("/init/collections.json") },
            DependsOn = { pocketbase },
        });
    }

    private Service AddValkey(ContainerStack stack, LibnovelSecrets secrets)
    {
        var data = stack.Add(new Volume("valkey-data"));
        var config = stack.Add(new ConfigFile("valkey.conf", Value.Format(
            $"""
            bind * -::*
            port {Valkey.ContainerPort}
            dir /data
            appendonly yes
            maxmemory-policy noeviction
            requirepass {secrets.ValkeyPassword}

            """))
        {
            // The user and group that the image runs the server as.
            Mode = "0440",
            Owner = "999",
            Group = "999",
        });
        return stack.Add(new Service("valkey", "docker.io/valkey/valkey:8.1.1")
        {
            Command = { "valkey-server", "/etc/valkey/valkey.conf" },
            Endpoints = { Valkey },
            Networks = { Core, Ingress },
            Mounts = { data.At("/data"), config.At("/etc/valkey/valkey.conf") },

            Keeps =
            {
                new Kept(KeptKind.Cache, "presign URL cache", "TTL ~55 min"),
                new Kept(KeptKind.Queue, "Asynq job queue", "runner tasks"),
            },

            // Without the password it answers that one is needed, and that is an answer.
            HealthCheck = HealthCheck.Shell("redis-cli ping | grep -Eq 'PONG|NOAUTH'"),
        });
    }

    private Service AddMeilisearch(ContainerStack stack, LibnovelSecrets secrets)
    {
        var data = stack.Add(new Volume("meilisearch-data"));
        return stack.Add(new Service("meilisearch", "docker.io/getmeili/meilisearch:v1.14.0")
        {
            Environment =
            {
                ["MEILI_ENV"] = "production",
                ["MEILI_NO_ANALYTICS"] = "true",
                ["MEILI_MASTER_KEY"] = secrets.MeilisearchKey,
            },
            Endpoints = { Meilisearch },
            Networks = { Core, Ingress },
            Mounts = { data.At("/meili_data") },
            Keeps =
            {
                new Kept(KeptKind.Index, "books", "filterable: status · genres\n sortable: rank · rating\n total_chapters · meta_updated"),
            },
            HealthCheck = HealthCheck.Curl(Meilisearch, "/health"),
        });
    }
}
