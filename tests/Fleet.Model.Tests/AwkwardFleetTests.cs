using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests;

/// <summary>What is awkward in a homelab, a media pipeline and a product with blue and green can be said, and breaks no rule.</summary>
public class AwkwardFleetTests
{
    private readonly FleetModel _fleet = new(new FleetOptions
    {
        Owns = ["*"],
        DeclaredAddresses = true,
        Today = new DateOnly(2026, 6, 1),
    });

    [Fact]
    public void A_homelab_of_synologys_virtual_machines_and_a_cluster()
    {
        var atlantis = _fleet.Add(new SynologyHost("atlantis")
        {
            Addresses = new HostAddresses { Private = "198.18.0.11" },
            Access = new HostAccess { HostKey = "ssh-ed25519 AAAA" },
            Claims = { new ContainerClaim(51, "boxes"), new ContainerClaim(59, "summary") },
        });
        var calypso = _fleet.Add(new SynologyHost("calypso")
        {
            Addresses = new HostAddresses { Private = "198.18.0.12" },
            Access = new HostAccess { HostKey = "ssh-ed25519 BBBB" },
        });
        var matrix = _fleet.Add(new LinuxHost("matrix")
        {
            Form = MachineForm.VirtualMachine,
            Parent = atlantis,
            Aliases = ["matrix-ubuntu"],
            Addresses = new HostAddresses { Private = "198.18.0.13" },
            Access = new HostAccess { HostKey = "ssh-ed25519 CCCC" },
        });
        var olares = _fleet.Add(new KubernetesHost("olares")
        {
            Facts = new HostFacts { Gpus = ["RTX 5090"], MemoryMiB = 96 * 1024 },
            Addresses = new HostAddresses { Private = "198.18.0.19" },
            Claims = { new ContainerClaim(60, "pods") },
        });
        var jellyfish = _fleet.Add(new LinuxHost("jellyfish") { Addresses = new HostAddresses { Private = "198.18.0.14" }, Access = new HostAccess { HostKey = "ssh-ed25519 DDDD" } });
        _fleet.Add(new HostGroup("inventory") { Hosts = { atlantis, calypso, matrix, jellyfish }, ClaimedHosts = 13 });
        var snmp = _fleet.Add(new ExternalService("snmp") { Title = "SNMP of the storage" });
        _fleet.Add(new Relation(snmp, atlantis, "reads"));

        var models = new Endpoint("http", 11434);
        _fleet.Add(new ExternalService("ollama") { Description = "LLM Serving", RunsOn = olares, Endpoints = { models } });
        var (outpost, paperless) = (new Endpoint("outpost", 9444) { Publish = Publish.HostAddress }, new Endpoint("http", 8777) { Publish = Publish.HostAddress });
        calypso.Add(new ContainerStack("authentik")).Add(new Service("outpost", "ghcr.io/goauthentik/proxy:2024.10.1") { Endpoints = { outpost }, Exposure = Exposure.Protected });
        var documents = calypso.Add(new ContainerStack("documents"));
        documents.Add(new Service("paperless", "ghcr.io/paperless-ngx/paperless-ngx:2.13.5")
        {
            Endpoints = { paperless },
            Exposure = Exposure.Protected,
            Uses = { models.As("AI_URL") },
            Links = { new Link(models, Transport.PrivateNetwork) },
        });
        documents.Add(new SystemdService("act-runner", "/usr/local/bin/act_runner", "daemon"));

        var edge = matrix.Add(new ContainerStack("edge"));
        var turn = new Endpoint("turn", 3478) { Scheme = "turn", Protocol = PortProtocol.Udp };
        edge.Add(new Service("coturn", "docker.io/coturn/coturn:4.6.2") { Endpoints = { turn } });
        edge.Add(new NpmEdge("npm", "docker.io/jc21/nginx-proxy-manager:2.12.1")
        {
            Certificates = Certificates.AcmeByDns("ops@vish.example", "cloudflare", "*.vish.example"),
            Sites = { new Site("paperless.vish.example") { Routes = { new Route(paperless, "/*") }, ForwardAuth = ForwardAuth.Authentik(outpost) } },
            TcpRoutes = { new TcpRoute(3478, turn) },
            Links = { new Link(paperless, Transport.PrivateNetwork), new Link(outpost, Transport.PrivateNetwork) },
        });

        _fleet.Add(new DnsZone("vish.example") { Entries = { new DnsEntry("*", matrix) { IsProxied = true } } });

        Errors().Should().BeEmpty();
        _fleet.Check().Select(finding => finding.Rule).Should().NotContain(Rules.SiteUnfound.Id).And.Contain([Rules.ClaimsDiffer.Id, Rules.GroupDiffers.Id], "the gap is said as a number");
    }

    [Fact]
    public void A_media_pipeline_on_this_machine_with_a_cloud_that_is_planned()
    {
        var stack = _fleet.Add(new LocalHost("mpr")).Add(new ContainerStack("mpr"));
        var (admin, media, sql) = (new Endpoint("http", 8701), new Endpoint("s3", 9000), new Endpoint("sql", 5432) { Publish = Publish.Loopback, PublishedPort = 5436 });
        stack.Add(new Service("postgres", "docker.io/library/postgres:17.2") { Endpoints = { sql }, Exposure = Exposure.Loopback });
        var bucket = stack.Add(new InitJob("buckets", "docker.io/minio/mc:1") { Command = { "mb", "media-in", "media-out" } });
        stack.Add(new Service("minio", "docker.io/minio/minio:1") { Endpoints = { media }, Keeps = { new Kept(KeptKind.Bucket, "media-in") } });
        stack.Add(new Service("django", "docker.io/acme/django:1") { Endpoints = { admin }, Uses = { sql.As("DATABASE_URL") }, DependsOn = { bucket } });
        stack.Add(new NginxEdge("nginx", "docker.io/library/nginx:1.27.3")
        {
            Certificates = Certificates.None,
            Sites = { Served("mpr.local.example"), Served("mpr.mcrn.example") },
        });
        var lambda = _fleet.Add(new ExternalService("lambda") { Provider = new HostProvider("aws"), IsPlanned = true });
        _fleet.Add(new Relation(lambda, stack, "POST /jobs/{id}/callback"));

        Errors().Should().BeEmpty();

        Site Served(string name) => new(name) { Routes = { new Route(admin, "/admin/*"), new Route(media, "/media/*") } };
    }

    [Fact]
    public void A_product_with_blue_and_green_a_firewall_and_objectives()
    {
        var prod = _fleet.Add(new LinuxHost("mana")
        {
            Stage = Stage.Production,
            Addresses = new HostAddresses { Public = "198.18.0.21" },
            Access = new HostAccess { HostKey = "ssh-ed25519 AAAA", AllowedSources = ["198.18.200.0/24"] },
            Firewall = new Firewall { Rules = { FirewallRule.Allow(80, 443), FirewallRule.Deny(3000, (3001, 3200), 5432, 6379) } },
            PublicPorts = [80, 443],
        });
        var staging = _fleet.Add(new LinuxHost("mana-staging") { Stage = Stage.Staging, Addresses = new HostAddresses { Public = "198.18.0.22" }, Access = new HostAccess { HostKey = "ssh-ed25519 BBBB" } });
        _fleet.Add(new ForbiddenEdge(Stage.Staging, Stage.Production, "people's data"));
        _fleet.Add(new ForbiddenEdge(Stage.Production, Stage.Staging, "trials"));
        var key = _fleet.Add(Secret.FromConfig("openai", "mana:openai"));
        var openai = new Endpoint("https", 443) { Scheme = "https", Password = key };
        _fleet.Add(new ExternalService("openai") { Address = "198.18.9.8", Endpoints = { openai } });

        var data = prod.Add(new ContainerStack("data"));
        var store = data.Add(new Network("data-network") { Reach = NetworkReach.Inside });
        var front = data.Add(new Network("frontend-network"));
        var sql = new Endpoint("sql", 5432) { Scheme = "postgres" };
        data.Add(new Service("postgres", "docker.io/library/postgres:17.2") { Endpoints = { sql }, Networks = { store } });
        var server = data.Add(new PostgresServer("databases", sql) { Password = _fleet.Add(Secret.Generated("admin", prod)) });
        var chat = new DatabaseRole("chat", _fleet.Add(Secret.Generated("chat", prod)));
        server.Roles.Add(chat);
        server.Databases.Add(new Database("chat_db", chat));
        var (blue, green) = (Colour("blue"), Colour("green"));
        data.Add(new CaddyEdge("edge", CaddyBuild.Full("docker.io/acme/caddy:2.9.1"))
        {
            Certificates = Certificates.Acme("ops@mana.example"),
            Sites = { Site("api.mana.example", blue), Site("green.mana.example", green) },
            Networks = { front },
        });
        var page = new HealthUrl("chat", "https://api.mana.example/api/chat") { Method = "POST" };
        _fleet.Policies.HealthUrls.Add(page);
        _fleet.Policies.Alerts.AddRange([AlertRule.Down(page), new AlertRule("slow", "histogram_quantile(0.95, latency) > 1") { Level = AlertLevel.Critical }]);
        _fleet.Policies.BackupsWanted.Add(Stage.Production);
        _fleet.Policies.Backups.Add(new BackupPolicy("daily", TimeSpan.FromDays(1)) { Covers = { server }, KeptOn = staging });
        _fleet.Policies.Recovery.Add(new RecoveryObjective("rollback", TimeSpan.FromSeconds(30)) { Of = { server } });

        Errors().Should().BeEmpty();

        Endpoint Colour(string name)
        {
            var stack = prod.Add(new ContainerStack(name));
            var http = new Endpoint("http", 3002);
            stack.Add(new Service($"chat-{name}", "ghcr.io/manacore/chat-backend:main-abc1234")
            {
                Endpoints = { http },
                Networks = { store, front },
                User = "1001",
                MemoryMiB = 512,
                Environment = { ["DATABASE_URL"] = server.Databases[0].Url, ["POOL"] = 10 },
                Uses = { new Use(openai) { Url = "OPENAI_URL" } },
                Links = { new Link(openai, Transport.Internet) },
                HealthCheck = HealthCheck.Wget(http, "/api/health"),
                DependsOn = { server },
            });
            return http;
        }

        Site Site(string name, Endpoint to) => new(name)
        {
            Routes = { new Route(to, "/*") },
            RateLimit = RateLimit.PerMinute(600),
            Tls = new Tls { Hsts = new Hsts(TimeSpan.FromDays(365)) { Scope = HstsScope.Preload } },
        };
    }

    private IEnumerable<string> Errors() =>
        _fleet.Check().Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.ToString());
}
