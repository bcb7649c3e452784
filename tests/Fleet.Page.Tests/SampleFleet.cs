using Fleet.Document;

namespace Fleet.Page.Tests;

/// <summary>Two hosts of two systems: an edge before a shop with its cache, and a voice on the other host.</summary>
internal static class SampleFleet
{
    /// <summary>What a stranger might put where words are free: it would show itself by running.</summary>
    public const string Hostile = "</script><script>window.ran=1</script><img src=x onerror=window.ran=1><!--";

    public static ModelDocument Document()
    {
        var fleet = new FleetModel(new FleetOptions { Owns = ["*"], DeclaredAddresses = true, Today = new DateOnly(2026, 6, 1) });
        var atlas = fleet.Add(new LinuxHost("atlas")
        {
            Description = "entry and shop",
            System = "commerce",
            Addresses = new HostAddresses { Public = "203.0.113.7", Overlay = "100.64.0.7" },
            Access = new HostAccess { HostKey = "ssh-ed25519 AAAA" },
            Facts = new HostFacts { MemoryMiB = 8192 },
        });
        var vega = fleet.Add(new LinuxHost("vega")
        {
            System = "speech",
            Addresses = new HostAddresses { Overlay = "100.64.0.8" },
            Access = new HostAccess { HostKey = "ssh-ed25519 BBBB" },
        });
        var voice = new Endpoint("http", 8000) { Publish = Publish.Overlay };
        vega.Add(new ContainerStack("voices"))
            .Add(new Service("voice", "docker.io/acme/voice:2.0.0") { Exposure = Exposure.Protected, Endpoints = { voice } });
        var http = Shop(fleet, atlas, voice);
        var edge = atlas.Add(new ContainerStack("front")).Add(new CaddyEdge("edge", CaddyBuild.Full("docker.io/acme/caddy:1.0.0"))
        {
            Certificates = Certificates.Acme("ops@shop.example"),
            Sites = { new Site("shop.example") { Routes = { new Route(http, "/api/*"), new Route(http, "/*") } } },
        });
        fleet.Add(new ExternalService("models") { RunsOn = vega, Description = "what the voices are made of" });
        fleet.Add(new ExternalService("browser") { Kind = ExternalKind.Person, Uses = { edge.Https } });
        fleet.Add(new ForbiddenEdge(vega, atlas, "voices know no customers"));
        return fleet.ToDocument();
    }

    /// <summary>The same with hostile words in every place that somebody outside may fill, and names that nobody should have.</summary>
    public static ModelDocument HostileDocument()
    {
        var document = Document();
        return document with
        {
            Hosts = [.. document.Hosts.Select(host => host with { Description = Hostile, Labels = Bad })],
            Stacks = [.. document.Stacks.Select(stack => stack with
            {
                Services = [.. stack.Services.Select(service => service with
                {
                    Name = Hostile, Image = Hostile, Container = Hostile, Environment = Bad, Labels = Bad,
                })],
            })],
            Findings = [.. document.Findings.Select(finding => finding with { Message = Hostile, Rule = Hostile })],
        };
    }

    private static SortedDictionary<string, string> Bad => new(StringComparer.Ordinal) { [Hostile] = Hostile };

    private static Endpoint Shop(FleetModel fleet, Host atlas, Endpoint voice)
    {
        var password = fleet.Add(Secret.Generated("cache-password", atlas));
        var shop = atlas.Add(new ContainerStack("shop"));
        var redis = new Endpoint("redis", 6379) { Scheme = "redis", Password = password };
        var http = new Endpoint("http", 8080);
        var cache = shop.Add(new Service("cache", "docker.io/valkey/valkey:8.0.1")
        {
            Endpoints = { redis },
            Mounts = { shop.Add(new Volume("cache-data")).At("/data") },
            MemoryMiB = 512,
        });
        var seed = shop.Add(new InitJob("seed", "docker.io/acme/seed:1.4.0") { DependsOn = { cache } });
        shop.Add(new Service("web", "docker.io/acme/web:1.4.0")
        {
            Uses = { redis.As("CACHE_URL") },
            Links = { new Link(voice, Transport.Overlay) },
            Environment = { ["VOICE"] = voice.Url },
            Endpoints = { http },
            DependsOn = { seed },
            MemoryMiB = 64,
            HealthCheck = HealthCheck.Wget(http, "/health"),
        });
        return http;
    }
}
