using FluentAssertions;
using Xunit;

namespace Fleet.Model.Tests;

/// <summary>A worked example of each noun, as its documentation shows it; together they are a fleet without errors.</summary>
public class ExampleTests
{
    [Fact]
    public void Every_noun_has_an_example_that_compiles_and_passes_the_check()
    {
        var fleet = new FleetModel(new FleetOptions { Owns = ["*"], DeclaredAddresses = true, Today = new DateOnly(2026, 6, 1) });

        Declare(fleet);

        fleet.Check().Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Message).Should().BeEmpty();
        fleet.Hosts.Select(host => host.Kind).Should().Equal("linux", "linux", "synology", "raspberry-pi", "kubernetes", "local");
        fleet.Connections.Select(each => $"{each.From.Name} → {each.Listener.Name}").Should().Equal(
            "web → cache", "torrents → indexer", "status → web");
    }

    private static void Declare(FleetModel fleet)
    {
        var vps = fleet.Add(new LinuxHost("vps")
        {
            Form = MachineForm.Vps,
            Provider = HostProvider.Hetzner,
            Stage = Stage.Production,
            Facts = new HostFacts { Architecture = Architecture.Amd64, Cores = 4, MemoryMiB = 8192, Disks = [new Disk("/", 80)] },
            Addresses = new HostAddresses { Public = "203.0.113.7", Overlay = "100.64.0.7" },
            Access = new HostAccess { HostKey = "ssh-ed25519 AAAA", AllowedSources = ["100.64.0.0/10"] },
            PublicPorts = [443, 80],
            Aliases = ["web"],
        });
        var hypervisor = fleet.Add(new LinuxHost("lyra")
        {
            Form = MachineForm.VirtualMachine,
            Parent = vps,
            Addresses = new HostAddresses { Private = "10.0.0.8" },
            Access = new HostAccess { HostKey = "ssh-ed25519 BBBB", JumpHost = vps },
        });
        var nas = fleet.Add(new SynologyHost("nas")
        {
            Facts = new HostFacts { Model = "DS723+" },
            Dsm = "7.2",
            Addresses = new HostAddresses { Private = "10.0.0.2", Overlay = "100.64.0.2", ForAccess = AddressKind.Overlay },
            Access = new HostAccess { User = "admin", HostKey = "ssh-ed25519 CCCC" },
            Claims = { new ContainerClaim(3, "the inventory") },
        });
        var pi = fleet.Add(new RaspberryPi("pi")
        {
            Facts = RaspberryPi.Model5,
            Addresses = new HostAddresses { Overlay = "100.64.0.5" },
            Access = new HostAccess { HostKey = "ssh-ed25519 DDDD" },
        });
        var node = fleet.Add(new KubernetesHost("node") { Facts = new HostFacts { Gpus = ["RTX 5090"], MemoryMiB = 96 * 1024 } });
        fleet.Add(new ExternalService("ollama") { RunsOn = node, Description = "language models" });
        var here = fleet.Add(new LocalHost("here") { Stage = Stage.Development });
        fleet.Add(new HostGroup("home") { Hosts = { nas, pi }, ClaimedHosts = 2 });
        fleet.Add(new ForbiddenEdge(Stage.Development, Stage.Production, "tests must not touch people's data"));

        var http = Shop(fleet, vps);
        Media(fleet, nas);
        Around(fleet, hypervisor, pi, http);
        here.Add(new ContainerStack("trial")).Add(new Service("web", "docker.io/acme/web:1.4.0"));
    }

    private static Endpoint Shop(FleetModel fleet, Host vps)
    {
        var password = fleet.Add(Secret.Generated("cache-password", vps));
        var signing = fleet.Add(Secret.FromEnvFile("signing-key", vps, "/root/shop.env", "SIGNING_KEY"));
        var shop = vps.Add(new ContainerStack("shop"));
        var inside = shop.Add(new Network("inside") { Reach = NetworkReach.Inside });
        var redis = new Endpoint("redis", 6379) { Scheme = "redis", Password = password };
        var http = new Endpoint("http", 8080) { Publish = Publish.Overlay };

        var cache = shop.Add(new Service("cache", "docker.io/valkey/valkey:8.0.1")
        {
            Command = { "valkey-server", "/etc/valkey.conf" },
            Endpoints = { redis },
            Networks = { inside },
            Mounts =
            {
                shop.Add(new Volume("cache-data")).At("/data"),
                shop.Add(new ConfigFile("valkey.conf", Value.Format($"requirepass {password}\n")) { Mode = "0440" }).At("/etc/valkey.conf"),
            },
            MemoryMiB = 512,
            HealthCheck = HealthCheck.Exec("valkey-cli", "ping"),
        });
        var seed = shop.Add(new InitJob("seed", "docker.io/acme/seed:1.4.0") { Networks = { inside }, DependsOn = { cache }, Retries = 2 });
        shop.Add(new Service("web", "docker.io/acme/web:1.4.0")
        {
            Uses = { redis.As("CACHE_URL") },
            Environment = { ["SIGNING_KEY"] = signing },
            Endpoints = { http },
            Exposure = Exposure.Overlay,
            Networks = { inside },
            Mounts = { shop.Add(new StaticSite("pages") { Pages = { ["index.html"] = "<h1>Shop</h1>" } }).At("/srv/pages") },
            DependsOn = { seed },
            MemoryMiB = 1024,
            Cpus = 1.5m,
            User = "1000:1000",
            HealthCheck = HealthCheck.Wget(http, "/health"),
            Update = UpdatePolicy.Fleet,
        });
        return http;
    }

    private static void Media(FleetModel fleet, SynologyHost nas)
    {
        var key = fleet.Add(Secret.FromConfig("vpn-key", "media:vpnKey"));
        var media = nas.Add(new ContainerStack("media"));
        var folder = media.Add(new HostFolder("library", nas.DataVolume + "/media"));
        var tunnel = media.Add(new Service("tunnel", "docker.io/qmcgaw/gluetun:v3.40.0")
        {
            Environment = { ["WIREGUARD_PRIVATE_KEY"] = key },
            AddedCapabilities = { "NET_ADMIN" },
            Devices = { "/dev/net/tun" },
            Exposure = Exposure.Protected,
            HealthCheck = HealthCheck.OfImage,
        });
        var indexer = new Endpoint("http", 9696);
        media.Add(new Service("indexer", "lscr.io/linuxserver/prowlarr:1.30.2") { Endpoints = { indexer } });
        media.Add(new Service("torrents", "lscr.io/linuxserver/deluge:2.1.1")
        {
            NetworkOf = tunnel,
            Endpoints = { new Endpoint("web", 8112) { Publish = Publish.HostAddress } },
            Exposure = Exposure.Protected,
            Mounts = { folder.At("/media") },
            Uses = { new Use(indexer) { Host = "INDEXER_HOST", Port = "INDEXER_PORT" } },
            DependsOn = { tunnel },
        });
    }

    private static void Around(FleetModel fleet, Host lyra, Host pi, Endpoint shop)
    {
        var token = fleet.Add(Secret.FromCommand("runner-token", lyra, "cat /root/runner-token"));
        var ci = lyra.Add(new ContainerStack("ci"));
        ci.Add(new SystemdService("act-runner", "/usr/local/bin/act_runner", "daemon")
        {
            User = "act_runner",
            WorkingDirectory = "/var/lib/act_runner",
            Environment = { ["GITEA_RUNNER_REGISTRATION_TOKEN"] = token },
            Packages = { "git" },
        });
        ci.Add(new CronJob("tidy", Schedule.Weekly(DayOfWeek.Sunday, 4), "/usr/local/bin/tidy --all"));

        var link = new Link(shop, Transport.Overlay);
        var monitoring = pi.Add(new ContainerStack("monitoring"));
        monitoring.Add(new Service("status", "docker.io/louislam/uptime-kuma:1.23.16")
        {
            Environment = { ["SHOP_URL"] = shop.Url },
            Links = { link },
            DependsOn = { monitoring.Add(new HealthGate("shop-answers", link, "/health")) },
            Platform = "linux/arm64",
            HealthCheck = HealthCheck.OfImage,
        });
    }
}
