using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests;

/// <summary>The worked examples of edges, databases, firewalls and policies, as their documentation shows them.</summary>
public class PolicyExampleTests
{
    [Fact]
    public void The_examples_compile_and_are_a_fleet_without_errors()
    {
        var fleet = new FleetModel(new FleetOptions { Owns = ["*"], DeclaredAddresses = true, Today = new DateOnly(2026, 6, 1) });
        var atlas = fleet.Add(new LinuxHost("atlas")
        {
            Stage = Stage.Production,
            Addresses = new HostAddresses { Public = "203.0.113.7" },
            Access = new HostAccess { HostKey = "ssh-ed25519 AAAA", AllowedSources = ["192.0.2.0/24"] },
            Firewall = new Firewall
            {
                TrustedInterfaces = { "tailscale0" },
                Rules = { FirewallRule.Allow(80, 443), FirewallRule.Deny((3001, 3200)) with { Because = "applications" } },
            },
        });
        var stack = atlas.Add(new ContainerStack("shop"));
        var front = stack.Add(new Network("front"));
        var (api, web, sql, outpost) = (
            new Endpoint("http", 8080), new Endpoint("web", 3000), new Endpoint("sql", 5432) { Scheme = "tcp" }, new Endpoint("outpost", 9000));
        stack.Add(new Service("db", "docker.io/library/postgres:16.4") { Endpoints = { sql }, Networks = { front } });

        var shop = new DatabaseRole("shop", fleet.Add(Secret.Generated("shop-db", atlas)));
        var server = stack.Add(new PostgresServer("databases", sql)
        {
            Roles = { shop },
            Databases = { new Database("shop", shop) },
        });
        var app = stack.Add(new Service("app", "docker.io/acme/app:1.4.0")
        {
            Environment = { ["DATABASE_URL"] = server.Databases[0].Url },
            Endpoints = { api, web, outpost },
            Networks = { front },
            MemoryMiB = 512,
            DependsOn = { server },
        });

        var letsencrypt = stack.Add(new Volume("letsencrypt"));
        stack.Add(new NginxEdge("nginx", "docker.io/library/nginx:1.27.3")
        {
            Certificates = Certificates.KeptIn(letsencrypt),
            Sites =
            {
                new Site("shop.example")
                {
                    Routes = { new Route(api, "/api/*") { RateLimit = RateLimit.PerMinute(60) }, new Route(web, "/*") },
                    Security = new SecurityHeaders(),
                    Tls = new Tls { Hsts = new Hsts(TimeSpan.FromDays(365)) },
                },
                new Site("docs.shop.example") { Routes = { new Route(web, "/*") }, ForwardAuth = ForwardAuth.Authentik(outpost) },
            },
            Networks = { front },
        });
        var rules = stack.Add(new ConfigFile("rules.yaml", AlertRule.ToPrometheus([AlertRule.MemoryAbove(app, 80)])));
        stack.Add(new Service("prometheus", "docker.io/prom/prometheus:v3.1.0")
        {
            Mounts = { new ConfigFolder("rules") { rules }.At("/etc/prometheus/rules") },
            Reload = Reload.Signal("HUP"),
        });

        fleet.Policies.Backups.Add(new BackupPolicy("databases", TimeSpan.FromDays(1))
        {
            Covers = { server, letsencrypt },
            Keep = new Retention(Daily: 7, Weekly: 4),
        });
        fleet.Policies.BackupsWanted.Add(Stage.Production);
        fleet.Policies.Recovery.Add(new RecoveryObjective("database corruption", TimeSpan.FromMinutes(20))
        {
            LosesAtMost = TimeSpan.FromDays(1),
            Of = { server },
        });

        fleet.Check().Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Message).Should().BeEmpty();
    }
}
