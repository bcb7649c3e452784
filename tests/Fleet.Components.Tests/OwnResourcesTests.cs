using System.Text.Json;
using Fleet.Protocol.Values;
using Fleet.TestKit;
using FluentAssertions;
using Pulumi;
using Xunit;

namespace Fleet.Components.Tests;

/// <summary>A program of its own in this process: what an operator mixes in beside the fleet.</summary>
public class OwnResourcesTests
{
    private const string Config = """
        {
          "fleet:owns": "[\"atlas\"]",
          "fleet:hosts": "{\"atlas\":{\"address\":\"198.18.0.11\",\"hostKey\":\"ssh-ed25519 AAAA\",\"port\":2222}}",
          "shop:smtpPassword": "from-config"
        }
        """;

    [Fact]
    public async Task Resources_of_the_operators_own_use_what_was_registered()
    {
        var web = new Service("web", "docker.io/acme/web:1.4.0");
        var host = new LinuxHost("atlas");
        var smtp = Secret.FromConfig("smtp", "shop:smtpPassword");
        var engine = await RunAsync(
            fleet =>
            {
                fleet.Add(smtp);
                fleet.Add(host).Add(new ContainerStack("shop")).Add(web);
                web.Environment["SMTP_PASSWORD"] = smtp;
                web.Environment["ZONE"] = Fleet.Value.External("zone", Output.Create("zone-1"));
            },
            resources =>
            {
                _ = new Pulumi.Docker.Network("extra", new Pulumi.Docker.NetworkArgs { Name = "extra" }, new CustomResourceOptions
                {
                    Provider = resources.Of(host)!.Docker,
                    DependsOn = { resources.Of(web)! },
                });
                _ = new Pulumi.Command.Remote.Command("greet", new Pulumi.Command.Remote.CommandArgs
                {
                    Connection = resources.Of(host)!.Connection,
                    Create = "echo hello",
                });
                resources.Outputs["smtp"] = resources.Of(smtp);
            });

        var extra = engine.Registered.Single(each => each.Name == "extra");
        extra.Provider.Should().Contain("atlas/docker");
        extra.Dependencies.Should().ContainSingle(urn => urn.EndsWith("::atlas/shop/web"));
        var connection = PropertyCodec.Decode(engine.Registered.Single(each => each.Name == "greet").Object).Find("connection")!.AsMap();
        (connection["host"].AsText(), connection["port"].AsNumber(), connection["user"].AsText(), connection["hostKey"].AsText())
            .Should().Be(("198.18.0.11", 2222, "root", "ssh-ed25519 AAAA"));
        engine.Outputs.Find("smtp")!.ContainsSecrets.Should().BeTrue();

        var envs = PropertyCodec.Decode(engine.Registered.Single(each => each.Name == "atlas/shop/web").Object).Find("envs")!.AsList();
        envs.Select(each => (each.AsText(), each.ContainsSecrets))
            .Should().Equal(("SMTP_PASSWORD=from-config", true), ("ZONE=zone-1", false));
    }

    [Fact]
    public async Task What_is_beside_and_around_containers_is_registered_whole()
    {
        var engine = await RunAsync(
            fleet =>
            {
                var atlas = fleet.Add(new LinuxHost("atlas") { Facts = new HostFacts { Gpus = ["RTX 5090"] } });
                var here = fleet.Add(new LocalHost("here"));
                fleet.Add(new ExternalService("models") { RunsOn = fleet.Add(new KubernetesHost("node")) });
                var key = fleet.Add(Secret.FromEnvFile("key", atlas, "/root/it's.env", "KEY"));
                var token = fleet.Add(Secret.FromCommand("token", here, "cat /root/token"));
                fleet.Add(Secret.FromConfig("smtp", "shop:smtpPassword"));

                var shop = atlas.Add(new ContainerStack("shop"));
                var http = new Endpoint("http", 8112) { Publish = Publish.Loopback };
                var tunnel = shop.Add(new Service("tunnel", "docker.io/acme/tunnel:3.40")
                {
                    Devices = { "/dev/net/tun" },
                    Gpus = GpuUse.All,
                    Exposure = Exposure.Loopback,
                    HealthCheck = HealthCheck.OfImage,
                });
                shop.Add(new Service("client", "docker.io/acme/client:2.1")
                {
                    NetworkOf = tunnel,
                    Endpoints = { http },
                    Exposure = Exposure.Loopback,
                    Mounts =
                    {
                        shop.Add(new HostFolder("media", "/srv/media") { Owner = "1000" }).At("/media"),
                        shop.Add(new StaticSite("pages") { Pages = { ["index.html"] = "<h1>Shop</h1>", ["about/us.html"] = "us" } }).At("/pages"),
                    },
                });
                shop.Add(new Service("home", "docker.io/acme/home:1.4.0") { NetworkMode = NetworkMode.Host });
                shop.Add(new CronJob("tidy", Schedule.Daily(2), "/usr/local/bin/tidy") { Environment = { ["KEY"] = key } });
                shop.Add(new SystemdService("worker", "/usr/bin/worker", http.HostAndPort)
                {
                    Environment = { ["KEY"] = key },
                    Packages = { "git" },
                });
                here.Add(new ContainerStack("trial")).Add(new Service("web", "docker.io/acme/web:1.4.0") { Environment = { ["TOKEN"] = token } });
            },
            _ => { },
            Config.Replace("[\\\"atlas\\\"]", "[\\\"*\\\"]", StringComparison.Ordinal));

        Snapshot.Matches(PlanText.Whole(engine), "plan.host.txt");
    }

    [Fact]
    public async Task What_guards_a_host_is_registered_whole()
    {
        var engine = await RunAsync(
            fleet =>
            {
                fleet.Add(Secret.FromConfig("smtp", "shop:smtpPassword"));
                var atlas = fleet.Add(new LinuxHost("atlas")
                {
                    Firewall = new Firewall { Rules = { FirewallRule.Deny((3001, 3200)) } },
                });
                var shop = atlas.Add(new ContainerStack("shop"));
                var (http, sql) = (new Endpoint("http", 8080), new Endpoint("sql", 5432) { Scheme = "tcp" });
                shop.Add(new Service("web", "docker.io/acme/web:1.4.0") { Endpoints = { http } });
                shop.Add(new Service("db", "docker.io/library/postgres:16.4") { Endpoints = { sql } });
                var role = new DatabaseRole("shop", fleet.Add(Secret.Generated("shop-db", atlas)));
                var reader = new DatabaseRole("backup", fleet.Add(Secret.Generated("backup-db", atlas)));
                shop.Add(new PostgresServer("databases", sql)
                {
                    Roles = { role, reader },
                    Databases = { new Database("shop", role) { Readers = { reader } } },
                });
                shop.Add(new NginxEdge("edge", "docker.io/library/nginx:1.27.3")
                {
                    Certificates = Certificates.Internal,
                    Sites = { new Site("shop.test") { Routes = { new Route(http, "/*") } } },
                    ErrorPages = { [502] = "<h1>502</h1>" },
                });
            },
            _ => { });

        Snapshot.Matches(PlanText.Whole(engine), "plan.guards.txt");
    }

    [Fact]
    public async Task A_host_behind_others_is_reached_through_them_by_every_provider()
    {
        LinuxHost? inner = null;
        var engine = await RunAsync(
            fleet =>
            {
                var door = fleet.Add(new LinuxHost("door"));
                inner = fleet.Add(new LinuxHost("inner") { Access = new HostAccess { JumpHost = door } });
                fleet.Add(new LinuxHost("innermost") { Access = new HostAccess { JumpHost = inner } });
            },
            resources => _ = new Pulumi.Command.Remote.Command("greet", new Pulumi.Command.Remote.CommandArgs
            {
                Connection = resources.Of(inner!)!.Connection,
                Create = "echo hello",
            }),
            """
            {
              "fleet:owns": "[\"*\"]",
              "fleet:hosts": "{\"door\":{\"address\":\"198.18.0.11\",\"hostKey\":\"ssh-ed25519 AAAA\"},\"inner\":{\"address\":\"198.18.0.12\",\"user\":\"admin\",\"port\":2222,\"hostKey\":\"ssh-ed25519 BBBB\"},\"innermost\":{\"address\":\"198.18.0.13\",\"hostKey\":\"ssh-ed25519 CCCC\"}}"
            }
            """);

        const string pinned = "-o StrictHostKeyChecking=yes -o UserKnownHostsFile=/dev/null -o GlobalKnownHostsFile=/dev/null";
        const string throughDoor = $"ssh {pinned} -o 'KnownHostsCommand=/bin/echo 198.18.0.11 ssh-ed25519 AAAA' -l root -p 22 -W '[%h]:%p' -- 198.18.0.11";
        var quoted = throughDoor.Replace("%", "%%", StringComparison.Ordinal).Replace("'", "'\\''", StringComparison.Ordinal);
        var throughBoth = $"ssh {pinned} -o 'KnownHostsCommand=/bin/echo [198.18.0.12]:2222 ssh-ed25519 BBBB' -o 'ProxyCommand={quoted}' "
            + "-l admin -p 2222 -W '[%h]:%p' -- 198.18.0.12";
        PropertyMap Inputs(string name) => PropertyCodec.Decode(engine.Registered.Single(each => each.Name == name).Object);
        foreach (var (name, way) in new[] { ("inner", throughDoor), ("innermost", throughBoth) })
        {
            Inputs($"{name}/fleet").Find("proxyCommand")!.AsText().Should().Be(way);
            JsonSerializer.Deserialize<string[]>(Inputs($"{name}/docker").Find("sshOpts")!.AsText()!)!
                .TakeLast(2).Should().Equal("-o", $"ProxyCommand={way}");
        }

        Inputs("door/fleet").ContainsKey("proxyCommand").Should().BeFalse();
        var proxy = Inputs("greet").Find("connection")!.AsMap().Find("proxy")!.AsMap();
        (proxy["host"].AsText(), proxy["port"].AsNumber(), proxy["user"].AsText(), proxy["hostKey"].AsText())
            .Should().Be(("198.18.0.11", 22, "root", "ssh-ed25519 AAAA"));
    }

    private static async Task<FakeMonitor> RunAsync(Action<FleetModel> declare, Action<FleetResources> also, string config = Config)
    {
        await using var engine = await FakeMonitor.StartAsync("dev");
        var settings = new Dictionary<string, string>
        {
            ["PULUMI_MONITOR"] = engine.Address,
            ["PULUMI_ENGINE"] = engine.Address,
            ["PULUMI_PROJECT"] = "fleet",
            ["PULUMI_STACK"] = "dev",
            ["PULUMI_DRY_RUN"] = "false",
            ["PULUMI_QUERY_MODE"] = "false",
            ["PULUMI_PARALLEL"] = "4",
            ["PULUMI_CONFIG"] = config,
            ["PULUMI_CONFIG_SECRET_KEYS"] = """["shop:smtpPassword"]""",
        };
        foreach (var (name, value) in settings)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        try
        {
            var exitCode = await FleetProgram.RunAsync(declare, also);
            exitCode.Should().Be(0, string.Join('\n', engine.Logged));
            return engine;
        }
        finally
        {
            foreach (var name in settings.Keys)
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }
    }
}
