namespace Fleet.Model.Tests.Guardrails;

/// <summary>Databases, firewalls and policies.</summary>
internal static class PolicySamples
{
    private static readonly FirewallRule Web = FirewallRule.Allow(80, 443);

    public static IEnumerable<Sample> All =>
    [
        new(Rules.DatabaseName, Server(server => Add(server, "shop data")), Server(server => Add(server, "shop_data"))),
        new(Rules.DatabaseTaken, Server(server => Add(server, "shop")), Server(server => Add(server, "other"))),
        new(Rules.RoleTaken, Server(server => server.Roles.Add(server.Roles[0])), Server(_ => { })),
        new(Rules.RoleUndeclared,
            Server(server => server.Databases[0].Readers.Add(new DatabaseRole("ghost", server.Roles[0].Password))),
            Server(server => server.Databases[0].Readers.Add(server.Roles[0]))),
        new(Rules.RoleAdministrator, Server(_ => { }, "postgres"), Server(_ => { })),
        new(Rules.RolePasswordShared,
            Server(server => server.Roles.Add(new DatabaseRole("twin", server.Roles[0].Password))),
            Server(_ => { })),
        new(Rules.RoleOpensNothing, Server(server => server.Databases.Clear()), Server(_ => { })),
        new(Rules.DatabaseClient, fleet => Server(fleet, new Endpoint("sql", 5432)), Server(_ => { })),
        new(Rules.FirewallPorts, Firewall(FirewallRule.Allow(70000)), Firewall(Web)),
        new(Rules.FirewallComment, Firewall(Web with { Because = "the \"web\"" }), Firewall(Web with { Because = "the web" })),
        new(Rules.FirewallNetwork, Firewall(Web.From("the office")), Firewall(Web.From("192.0.2.0/24"))),
        new(Rules.FirewallInterface, Firewall(Web, "tail scale"), Firewall(Web, "tailscale0")),
        new(Rules.FirewallExposure, Firewall(FirewallRule.Deny(8080)), Firewall(FirewallRule.Deny(9090))),
        new(Rules.BackupMissing,
            fleet => Volume(fleet, _ => { }),
            fleet => Volume(fleet, volume => Backup(fleet, TimeSpan.FromDays(1), volume))),
        new(Rules.BackupRare,
            fleet => Volume(fleet, volume => Backup(fleet, TimeSpan.FromDays(7), volume)),
            fleet => Volume(fleet, volume => Backup(fleet, TimeSpan.FromHours(12), volume))),
        new(Rules.BackupBeside,
            fleet => Volume(fleet, volume => Backup(fleet, TimeSpan.FromDays(1), volume, volume.Host)),
            fleet => Volume(fleet, volume => Backup(fleet, TimeSpan.FromDays(1), volume, fleet.Vega))),
        new(Rules.AlertWithoutLimit, Alert(null), Alert(512)),
    ];

    private static Action<TestFleet> Server(Action<PostgresServer> declare, string role = "shop") => fleet =>
    {
        var sql = new Endpoint("sql", 5432) { Scheme = "tcp" };
        fleet.Shop.Add(new Service("db", "docker.io/library/postgres:16.4") { Endpoints = { sql } });
        declare(Server(fleet, sql, role));
    };

    private static PostgresServer Server(TestFleet fleet, Endpoint endpoint, string name = "shop")
    {
        var role = new DatabaseRole(name, fleet.Model.Add(Secret.Generated("shop-db", fleet.Atlas)));
        return fleet.Shop.Add(new PostgresServer("databases", endpoint) { Roles = { role }, Databases = { new Database("shop", role) } });
    }

    private static void Add(PostgresServer server, string database) => server.Databases.Add(new Database(database, server.Roles[0]));

    private static Action<TestFleet> Firewall(FirewallRule rule, string trusted = "tailscale0") => fleet =>
        fleet.Model.Add(new LinuxHost("nova") { Firewall = new Firewall { Rules = { rule }, TrustedInterfaces = { trusted } } })
            .Add(new ContainerStack("front"))
            .Add(new Service("web", "docker.io/acme/web:1.4.0")
            {
                Endpoints = { new Endpoint("http", 8080) { Publish = Publish.Everywhere } },
                Exposure = Exposure.Public,
            });

    private static void Volume(TestFleet fleet, Action<Volume> declare)
    {
        var stack = fleet.Model.Add(new LinuxHost("nova") { Stage = Stage.Production }).Add(new ContainerStack("data"));
        fleet.Model.Policies.BackupsWanted.Add(Stage.Production);
        declare(stack.Add(new Volume("uploads")));
    }

    private static void Backup(TestFleet fleet, TimeSpan every, Volume volume, Host? keptOn = null)
    {
        fleet.Model.Policies.Backups.Add(new BackupPolicy("nightly", every) { Covers = { volume }, KeptOn = keptOn });
        fleet.Model.Policies.Recovery.Add(new RecoveryObjective("lost disk", TimeSpan.FromHours(2))
        {
            LosesAtMost = TimeSpan.FromDays(1),
            Of = { volume },
        });
    }

    private static Action<TestFleet> Alert(int? memory) => fleet => fleet.Model.Policies.Alerts.Add(AlertRule.MemoryAbove(
        fleet.Shop.Add(new Service("web", "docker.io/acme/web:1.4.0") { MemoryMiB = memory }), 80));
}
