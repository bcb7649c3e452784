using Fleet;

namespace Stacks.Studio60;

/// <summary>
/// The application of one stage: login, Pulse, mailer and n8n on <c>s60-network</c> with their Redis, and nginx before them. The
/// mailer has no way in from outside.
/// </summary>
internal sealed class AppStack
{
    private readonly FleetModel _fleet;
    private readonly AppStage _stage;
    private readonly DatabaseStack _database;
    private readonly ContainerStack _apps;
    private readonly Network _network;
    private readonly Endpoint _redis = new("redis", 6379) { Scheme = "redis" };
    private readonly Service _redisServer;
    private readonly HealthGate _databaseAnswers;

    public AppStack(FleetModel fleet, AppStage stage, DatabaseStack database, Studio60Externals externals)
    {
        (_fleet, _stage, _database) = (fleet, stage, database);
        _apps = stage.Host.Add(new ContainerStack("s60-apps"));
        _network = _apps.Add(new Network("network") { NameOnHost = "s60-network" });
        _redisServer = AddRedis();
        _databaseAnswers = _apps.Add(new HealthGate("database-answers", database.NewLink()));

        var backend = new Endpoint("http", 3002);
        var frontend = new Endpoint("http", 3003);
        var pulse = new Endpoint("http", 3100);
        var mail = new Endpoint("http", 3010);
        var n8n = new Endpoint("http", 5678);
        var auth = AddApp("s60auth-backend", "S60Auth\nBackend", "auth-backend", backend, stage.AuthData);
        auth.Environment["TOKEN_SECRET"] = Secret("token-secret");
        Backend = auth;
        Frontend = _apps.Add(new Service("s60auth-frontend", "docker.io/studio60/auth-frontend:1.0.0")
        {
            Title = "S60Auth\nFrontend",
            Endpoints = { frontend },
            Networks = { _network },
            Environment = { ["API_URL"] = $"https://{stage.Auth}/api" },
            HealthCheck = HealthCheck.Wget(frontend, "/health"),
        });
        Pulse = AddApp("s60-pulse", "S60 Pulse", "pulse", pulse, stage.PulseData);
        Mail = AddApp("s60mail", "S60Mail", "mail", mail, stage.MailData);
        N8n = AddN8n(n8n);

        var edge = stage.Host.Add(new ContainerStack("s60-edge"));
        Edge = edge.Add(new NginxEdge("nginx", "docker.io/library/nginx:1.27.3")
        {
            Title = "Nginx",
            Description = "reverse proxy\n+ SSL",
            Certificates = CertificatesOn(edge, externals.Authority),
            Sites =
            {
                Site(stage.Auth, new Route(backend, "/api/*"), new Route(frontend, "/*")),
                Site(stage.Pulse, new Route(pulse, "/*")),
                Site(stage.N8n, new Route(n8n, "/*")),
            },
            Networks = { _network },
            DependsOn = { Backend, Frontend, Pulse, N8n },
        });
    }

    public AppStage Stage => _stage;

    public Service Backend { get; }

    public Service Frontend { get; }

    public Service Pulse { get; }

    public Service Mail { get; }

    public Service N8n { get; }

    public Service Redis => _redisServer;

    /// <summary>The one way in.</summary>
    public EdgeProxy Edge { get; }

    /// <summary>Where the host has an ACME client, what that keeps; certificates of its own where it has none, as in a lab.</summary>
    private Certificates CertificatesOn(ContainerStack edge, ExternalService authority)
    {
        if (_fleet.Settings.OneOf("studio60:certificates", "own", "kept") == "own")
        {
            return Certificates.InternalFor(authority);
        }

        _stage.Host.KnownVolumes.Add("letsencrypt");
        return Certificates.KeptIn(edge.Add(new Volume("letsencrypt") { Origin = Origin.Elsewhere, NameOnHost = "letsencrypt" }));
    }

    private static Site Site(string name, params Route[] routes)
    {
        var site = new Site(name) { Security = new SecurityHeaders() };
        site.Routes.AddRange(routes);
        return site;
    }

    private Service AddRedis() => _apps.Add(new Service("redis", "docker.io/library/redis:7.4.1")
    {
        Title = "Redis",
        Endpoints = { _redis },
        Networks = { _network },
        Mounts = { _apps.Add(new Volume("redis-data")).At("/data") },
        HealthCheck = HealthCheck.Exec("redis-cli", "ping"),
    });

    /// <summary>An application of their own with a database, which tells it all in one URL.</summary>
    private Service AddApp(string name, string title, string image, Endpoint http, Database data) =>
        _apps.Add(new Service(name, $"docker.io/studio60/{image}:1.0.0")
        {
            Title = title,
            Environment =
            {
                ["PORT"] = http.ContainerPort,
                ["DATABASE_URL"] = data.Url,
            },
            Uses = { _redis.As("REDIS_URL") },
            Links = { _database.NewLink() },
            Endpoints = { http },
            Networks = { _network },
            DependsOn = { _redisServer, _databaseAnswers },
            HealthCheck = HealthCheck.Wget(http, "/health"),
        });

    private Service AddN8n(Endpoint http) => _apps.Add(new Service("n8n", "docker.io/n8nio/n8n:1.70.2")
    {
        Title = "N8N",
        Environment =
        {
            ["N8N_PORT"] = http.ContainerPort,
            ["WEBHOOK_URL"] = $"https://{_stage.N8n}/",
            ["N8N_ENCRYPTION_KEY"] = Secret("n8n-encryption-key"),
            ["DB_TYPE"] = "postgresdb",
            ["DB_POSTGRESDB_HOST"] = _database.Server.Endpoint.Host,
            ["DB_POSTGRESDB_PORT"] = _database.Server.Endpoint.Port,
            ["DB_POSTGRESDB_DATABASE"] = _stage.N8nData.Name,
            ["DB_POSTGRESDB_USER"] = _stage.N8nData.Owner.Name,
            ["DB_POSTGRESDB_PASSWORD"] = _stage.N8nData.Owner.Password,
        },
        Uses = { new Use(_redis) { Host = "QUEUE_BULL_REDIS_HOST", Port = "QUEUE_BULL_REDIS_PORT" } },
        Links = { _database.NewLink() },
        Endpoints = { http },
        Networks = { _network },
        Mounts = { _apps.Add(new Volume("n8n-data")).At("/home/node/.n8n") },
        DependsOn = { _redisServer, _databaseAnswers },
        HealthCheck = HealthCheck.Wget(http, "/healthz"),
    });

    private Secret Secret(string name) => _fleet.Add(Fleet.Secret.Generated($"{_stage.Host.Id}-{name}", _stage.Host));
}
