namespace Fleet.Model.Tests.Guardrails;

/// <summary>Containers and their updates.</summary>
internal static class ContainerSamples
{
    private const string Digest = "@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    public static IEnumerable<Sample> All =>
    [
        new(Rules.ImageMalformed, Image("Acme web"), Image("docker.io/acme/web:1.4.0")),
        new(Rules.ImageUnpinned, Image("docker.io/acme/web"), Image("docker.io/acme/web:1.4.0")),
        new(Rules.ImageLatest, Image("docker.io/acme/web:latest"), Image("docker.io/acme/web:latest" + Digest)),
        new(Rules.HealthCheckMissing,
            fleet => fleet.Web(),
            fleet => Add(fleet, new Service("web", "docker.io/acme/web:1.4.0") { HealthCheck = HealthCheck.OfImage })),
        new(Rules.NetworkShared,
            fleet => Add(fleet, new Service("web", "docker.io/acme/web:1.4.0")
            {
                NetworkOf = fleet.Web("tunnel"),
                Networks = { fleet.Shop.Add(new Network("inside")) },
            }),
            fleet => Add(fleet, new Service("web", "docker.io/acme/web:1.4.0") { NetworkOf = fleet.Web("tunnel") })),
        new(Rules.MountTaken, fleet => TwoMounts(fleet, "/data", "/data/"), fleet => TwoMounts(fleet, "/data", "/logs")),
        new(Rules.VariableMalformed,
            fleet => fleet.Web().Environment["A=B"] = "c",
            fleet => fleet.Web().Environment["A"] = "B=c"),
        new(Rules.CronMalformed,
            fleet => fleet.Shop.Add(new CronJob("backup", "0 25 * * *", "/usr/local/bin/backup")),
            fleet => fleet.Shop.Add(new CronJob("backup", Schedule.Daily(2), "/usr/local/bin/backup"))),
        new(Rules.VolumeWriters, fleet => TwoReaders(fleet, Access.ReadWrite), fleet => TwoReaders(fleet, Access.ReadOnly)),
        new(Rules.Privileged,
            fleet => Add(fleet, new Service("web", "docker.io/acme/web:1.4.0") { Privileged = true }),
            fleet => Add(fleet, new Service("web", "docker.io/acme/web:1.4.0") { AddedCapabilities = { "NET_ADMIN" } })),
        new(Rules.HostNetwork,
            fleet => Add(fleet, new Service("web", "docker.io/acme/web:1.4.0") { NetworkMode = NetworkMode.Host }),
            fleet => Add(fleet, new Service("web", "docker.io/acme/web:1.4.0") { NetworkMode = NetworkMode.None })),
        new(Rules.DockerSocket,
            fleet => fleet.Web().Mounts.Add(Mount.HostPath("/var/run/docker.sock", "/var/run/docker.sock", Access.ReadOnly)),
            fleet => fleet.Web().Mounts.Add(Mount.HostPath("/var/run/other.sock", "/var/run/other.sock"))),
        new(Rules.RootUser,
            fleet => Add(fleet, new Service("web", "docker.io/acme/web:1.4.0") { User = "0:0" }),
            fleet => Add(fleet, new Service("web", "docker.io/acme/web:1.4.0") { User = "1000:1000" })),
        new(Rules.WatchtowerLabel,
            fleet => fleet.Web().Labels[Watchtower.EnableLabel] = "true",
            fleet => fleet.Web().Labels[Watchtower.EnableLabel] = "false"),
        new(Rules.WatchtowerDigest,
            fleet => Add(fleet, new Service("web", "docker.io/acme/web:1" + Digest) { Update = UpdatePolicy.Watchtower }),
            fleet => Add(fleet, new Service("web", "docker.io/acme/web:1") { Update = UpdatePolicy.Watchtower })),
        new(Rules.WatchtowerAbsent,
            fleet => Add(fleet, new Service("web", "docker.io/acme/web:1") { Update = UpdatePolicy.Watchtower }),
            fleet =>
            {
                Add(fleet, new Service("web", "docker.io/acme/web:1") { Update = UpdatePolicy.Watchtower });
                Add(fleet, new Service("watchtower", "docker.io/containrrr/watchtower:1.7.1"));
            }),
        new(Rules.RunnerWatched,
            fleet => Add(fleet, new Service("ci", "docker.io/gitea/act_runner:0.2") { Update = UpdatePolicy.Watchtower }),
            fleet => Add(fleet, new Service("ci", "docker.io/gitea/act_runner:0.2.6"))),
    ];

    private static Action<TestFleet> Image(string image) => fleet => fleet.Shop.Add(new Service("web", image));

    private static void Add(TestFleet fleet, Service service) => fleet.Shop.Add(service);

    private static void TwoMounts(TestFleet fleet, string one, string other)
    {
        var web = fleet.Web();
        web.Mounts.Add(fleet.Shop.Add(new Volume("data")).At(one));
        web.Mounts.Add(fleet.Shop.Add(new Volume("logs")).At(other));
    }

    private static void TwoReaders(TestFleet fleet, Access second)
    {
        var data = fleet.Shop.Add(new Volume("data"));
        fleet.Web("one").Mounts.Add(data.At("/data"));
        fleet.Web("two").Mounts.Add(data.At("/data", second));
    }
}
