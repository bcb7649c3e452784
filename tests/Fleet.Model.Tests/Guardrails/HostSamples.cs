namespace Fleet.Model.Tests.Guardrails;

/// <summary>Hosts, and what waits for what.</summary>
internal static class HostSamples
{
    public static IEnumerable<Sample> All =>
    [
        new(Rules.AddressMissing, _ => { }, _ => { })
        {
            Options = options => options with { Owns = ["atlas"], Hosts = new Dictionary<string, HostAddress>() },
        },
        new(Rules.HostKeyMissing, _ => { }, _ => { })
        {
            Options = options => options with
            {
                Hosts = new Dictionary<string, HostAddress> { ["atlas"] = new() { Address = "198.18.0.11" } },
            },
        },
        new(Rules.KubernetesStack,
            fleet => fleet.Model.Add(new KubernetesHost("node")).Add(new ContainerStack("models")),
            fleet => fleet.Model.Add(new ExternalService("models") { RunsOn = fleet.Model.Add(new KubernetesHost("node")) })),
        new(Rules.LocalSocket, _ => { }, fleet => fleet.Model.Add(new LocalHost("here")))
        {
            Options = options => options with
            {
                Hosts = new Dictionary<string, HostAddress>
                {
                    ["atlas"] = new() { Address = "unix:///var/run/docker.sock", HostKey = "ssh-ed25519 AAAA" },
                },
            },
        },
        new(Rules.StageMixed,
            fleet =>
            {
                fleet.Atlas.Add(new ContainerStack("apps") { Stage = Stage.Production });
                fleet.Atlas.Add(new ContainerStack("trial") { Stage = Stage.Staging });
            },
            fleet =>
            {
                fleet.Atlas.Add(new ContainerStack("apps") { Stage = Stage.Production });
                fleet.Vega.Add(new ContainerStack("trial") { Stage = Stage.Staging });
            }),
        new(Rules.ClaimsDiffer,
            fleet =>
            {
                fleet.Web();
                fleet.Atlas.Claims.Add(new ContainerClaim(3, "the summary"));
            },
            fleet =>
            {
                fleet.Web();
                fleet.Atlas.Claims.Add(new ContainerClaim(1, "the summary"));
            }),
        new(Rules.GroupDiffers,
            fleet => fleet.Model.Add(new HostGroup("all") { Hosts = { fleet.Atlas, fleet.Vega }, ClaimedHosts = 13 }),
            fleet => fleet.Model.Add(new HostGroup("all") { Hosts = { fleet.Atlas, fleet.Vega }, ClaimedHosts = 2 })),
        new(Rules.Cycle,
            fleet =>
            {
                var api = fleet.Web("api");
                var cache = fleet.Web("cache");
                api.DependsOn.Add(cache);
                cache.DependsOn.Add(api);
            },
            fleet => fleet.Web("api").DependsOn.Add(fleet.Web("cache"))),
        new(Rules.OtherHost,
            fleet => fleet.Web().Mounts.Add(fleet.Far.Add(new Volume("data")).At("/data")),
            fleet => fleet.Web().Mounts.Add(fleet.Shop.Add(new Volume("data")).At("/data"))),
        new(Rules.GateBlind,
            fleet => fleet.Shop.Add(new HealthGate("answers", Listening(fleet, Publish.Nowhere))),
            fleet => fleet.Shop.Add(new HealthGate("answers", Listening(fleet, Publish.Loopback)))),
        new(Rules.GateMissing,
            fleet => fleet.Web().DependsOn.Add(fleet.Far.Add(new Service("api", "docker.io/acme/api:1.4.0"))),
            fleet => fleet.Web().DependsOn.Add(fleet.Web("api"))),
        new(Rules.PlatformMismatch,
            fleet => On(fleet, Architecture.Arm64).Add(new Service("web", "docker.io/acme/web:1.4.0") { Platform = "linux/amd64" }),
            fleet => On(fleet, Architecture.Amd64).Add(new Service("web", "docker.io/acme/web:1.4.0") { Platform = "linux/amd64" })),
        new(Rules.CpuQuota,
            fleet => OnNas(fleet).Add(new Service("web", "docker.io/acme/web:1.4.0") { Cpus = 0.5m }),
            fleet => OnNas(fleet).Add(new Service("web", "docker.io/acme/web:1.4.0") { CpuShares = 512 })),
        new(Rules.GpuMissing,
            fleet => fleet.Shop.Add(new Service("models", "docker.io/acme/models:1.4.0") { Gpus = GpuUse.All }),
            fleet => fleet.Model.Add(new LinuxHost("lyra") { Facts = new HostFacts { Gpus = ["RTX 5090"] } })
                .Add(new ContainerStack("ai")).Add(new Service("models", "docker.io/acme/models:1.4.0") { Gpus = GpuUse.All })),
        new(Rules.MemoryPromised,
            fleet => Small(fleet).Add(new Service("web", "docker.io/acme/web:1.4.0") { MemoryMiB = 2048 }),
            fleet => Small(fleet).Add(new Service("web", "docker.io/acme/web:1.4.0") { MemoryMiB = 1024 })),
        new(Rules.MemoryUnlimited,
            fleet => Small(fleet).Add(new Service("web", "docker.io/acme/web:1.4.0")),
            fleet => Small(fleet).Add(new Service("web", "docker.io/acme/web:1.4.0") { MemoryMiB = 512 })),
    ];

    private static Endpoint Listening(TestFleet fleet, Publish publish)
    {
        var http = new Endpoint("http", 8080) { Publish = publish };
        fleet.Shop.Add(new Service("web", "docker.io/acme/web:1.4.0") { Endpoints = { http }, Exposure = Exposure.Loopback });
        return http;
    }

    private static ContainerStack On(TestFleet fleet, Architecture architecture) =>
        fleet.Model.Add(new LinuxHost("lyra") { Facts = new HostFacts { Architecture = architecture } }).Add(new ContainerStack("apps"));

    private static ContainerStack OnNas(TestFleet fleet) => fleet.Model.Add(new SynologyHost("nas")).Add(new ContainerStack("apps"));

    private static ContainerStack Small(TestFleet fleet) =>
        fleet.Model.Add(new LinuxHost("lyra") { Facts = new HostFacts { MemoryMiB = 1024 } }).Add(new ContainerStack("apps"));
}
