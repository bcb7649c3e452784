using Fleet;

namespace Stacks.Studio60;

/// <summary>How Studio60 is drawn, in its owners' words. What is written on things is said here; the arrows are those of the fleet.</summary>
internal static class Studio60Views
{
    private const string Red = "#ff4444";
    private const string Blue = "#4488ff";
    private const string Green = "#44aa44";
    private const string Violet = "#aa44aa";
    private const string Orange = "#ff8800";

    public static void Declare(
        FleetModel fleet,
        Studio60Hosts hosts,
        Studio60Externals externals,
        DatabaseStack database,
        IReadOnlyList<AppStack> apps,
        RelayStack relay,
        OrchestratorStack orchestrator,
        BackupStack backup)
    {
        fleet.Add(Overview(hosts, externals, database));
        foreach (var stage in apps)
        {
            fleet.Add(Services(stage, externals, database));
        }

        fleet.Add(Backups(hosts, orchestrator, backup));
        fleet.Add(Isolation(database));
        fleet.Add(Agents(externals, relay, orchestrator));
    }

    private static View Overview(Studio60Hosts hosts, Studio60Externals externals, DatabaseStack database) => new("architecture", Studio60Fleet.System)
    {
        Format = DrawingFormat.Mermaid,
        Topics = { "deploy", "monitoring", "backup" },
        Parts =
        {
            new ViewGroup("Hetzner", "Hetzner")
            {
                Parts = { Machine("Sentinel", hosts.Sentinel, Red), Machine("HubAlfa", hosts.HubAlfa, Blue), Machine("ProdAlfa", hosts.ProdAlfa, Green) },
            },
            new ViewGroup("VPSFree", "VPSFree") { Parts = { Machine("Argus", hosts.Argus, Violet) } },
            new ViewGroup("Hetzner-AX41", "Hetzner-AX41") { Parts = { Machine("Cerebro", hosts.Cerebro, Orange) } },
            new ViewGroup("DigitalOcean", "DigitalOcean")
            {
                Parts = { new ViewNode("DOPG", $"{database.Managed.Title}\n{database.Managed.Description}", database.Managed) { Shape = Shape.Cylinder } },
            },
            new ViewGroup("Offsite", "Offsite")
            {
                Parts = { new ViewNode("Backup", $"{externals.StorageBox.Title}\n{externals.StorageBox.Description}", externals.StorageBox) },
            },
        },
        Labels =
        {
            new ViewLabel("Hetzner/Sentinel", "Hetzner-AX41/Cerebro", "Relay API\nport 3020"),
            new ViewLabel("Hetzner/Sentinel", "DigitalOcean/DOPG") { LeftOut = "it makes roles and databases there, and keeps no data in it" },
            new ViewLabel("VPSFree/Argus", "DigitalOcean/DOPG") { LeftOut = "the dumps are shown at the machines whose data they are" },
        },
    };

    private static View Services(AppStack apps, Studio60Externals externals, DatabaseStack database)
    {
        var host = apps.Stage.Host;
        return new View($"services-{host.Stage}", Studio60Fleet.System)
        {
            Format = DrawingFormat.Mermaid,
            Direction = DrawingDirection.Right,
            Parts =
            {
                new ViewNode("Internet", externals.Internet.Title!, externals.Internet) { Shape = Shape.Circle },
                new ViewGroup(host.Aliases[0], host.Aliases[0])
                {
                    Parts =
                    {
                        new ViewNode("Nginx", $"{apps.Edge.Title}\n{apps.Edge.Description}", apps.Edge) { Fill = Green },
                        new ViewGroup("Docker", "Docker / s60-network")
                        {
                            Parts =
                            {
                                Listening("AuthBE", apps.Backend),
                                Listening("AuthFE", apps.Frontend),
                                Listening("Pulse", apps.Pulse),
                                Listening("Mail", apps.Mail),
                                Listening("N8N", apps.N8n),
                                Listening("Redis", apps.Redis, Shape.Cylinder, "#cc3333"),
                            },
                        },
                    },
                },
                new ViewNode("DOPG", "DO Managed PG", database.Managed) { Shape = Shape.Cylinder, Fill = "#336699" },
            },
        };
    }

    private static View Backups(Studio60Hosts hosts, OrchestratorStack orchestrator, BackupStack backup) => new("backup", Studio60Fleet.System)
    {
        Format = DrawingFormat.Mermaid,
        Topics = { "backup-detail" },
        Parts =
        {
            new ViewGroup("Produkce", "Produkce")
            {
                Parts =
                {
                    new ViewNode("HubDB", "Hub-alfa DB\nauth, pulse, mail, n8n", Stage.Staging),
                    new ViewNode("ProdDB", "Prod-alfa DB\nauth, pulse, mail, n8n", Stage.Production),
                },
            },
            new ViewGroup("Sentinel", "Sentinel")
            {
                Parts = { new ViewNode("Secrets", "Secrets\nSSH klíče\nAgent memory", orchestrator.Stack) },
            },
            new ViewGroup("Argus", "Argus (VPSFree)")
            {
                Parts =
                {
                    new ViewNode("Cron", $"Cron\ndenně {backup.Policy.At:HH\\:mm}", backup.Nightly) { Fill = Violet },
                    new ViewNode("Store", $"Lokální zálohy\n{backup.Policy.Keep.Daily} denních + {backup.Policy.Keep.Weekly} týdenní", backup.Policy) { Fill = Blue },
                    new ViewNode("Grafana", "Grafana\nmonitoring", backup.Grafana),
                },
            },
            new ViewGroup("Offsite", "Offsite (mimo DO)")
            {
                Parts = { new ViewNode("HetznerSB", "Hetzner Storage Box\nrsync", backup.Policy.Offsite!) { Fill = Orange } },
            },
            new ViewGroup("Monitor", "Monitor")
            {
                Parts = { new ViewNode("SentinelMon", "Sentinel\nkontrola + test restore", hosts.Sentinel) { Fill = Red } },
            },
        },
    };

    private static View Isolation(DatabaseStack database) => new("database-isolation", Studio60Fleet.System)
    {
        Format = DrawingFormat.Mermaid,
        ShowsForbidden = true,
        Parts =
        {
            new ViewGroup("DO-Managed-PG", "DO Managed PostgreSQL")
            {
                Parts =
                {
                    Databases("Dev", "Dev (Cerebro)", Stage.Development, Orange, database, "Auth", "Pulse", "Mail"),
                    Databases("Hub", "Hub-alfa (staging)", Stage.Staging, Blue, database, "Auth", "Pulse", "Mail", "N8N"),
                    Databases("Prod", "Prod-alfa (produkce)", Stage.Production, Green, database, "Auth", "Pulse", "Mail", "N8N"),
                },
            },
        },
    };

    private static View Agents(Studio60Externals externals, RelayStack relay, OrchestratorStack orchestrator)
    {
        string[] ids = ["Main", "PM", "Auth", "Pulse", "BW", "Venom", "MailAgent", "Infra"];
        var cerebro = new ViewGroup("Cerebro", "Cerebro");
        cerebro.Parts.AddRange(ids.Zip(relay.Agents, (id, agent) => new ViewNode(id, agent.Name, agent)));
        cerebro.Parts.Add(Listening("Relay", relay.Server, fill: Green));
        return new View("agents", Studio60Fleet.System)
        {
            Format = DrawingFormat.Mermaid,
            Direction = DrawingDirection.Right,
            Parts =
            {
                cerebro,
                new ViewNode("Sentinel", orchestrator.Sentinel.Host!.Title!, orchestrator.Sentinel) { Fill = Red },
                new ViewNode("Fess", externals.Fess.Title!, externals.Fess),
            },
        };
    }

    private static ViewNode Machine(string id, Host host, string fill) =>
        new(id, $"{host.Title}\n{host.Description}\n{{address}}", host) { Fill = fill };

    private static ViewNode Listening(string id, Service service, Shape shape = Shape.Rectangle, string? fill = null) =>
        new(id, $"{service.Title}\n:{service.Endpoints[0].ContainerPort}", service) { Shape = shape, Fill = fill };

    /// <summary>Those of a stage with their roles. Nobody has named the roles of development, so they are not shown.</summary>
    private static ViewGroup Databases(string id, string label, Stage stage, string fill, DatabaseStack database, params string[] names)
    {
        var group = new ViewGroup(id, label, stage) { Fill = fill };
        var databases = database.Server.Databases.Where(each => each.Stage == stage);
        group.Parts.AddRange(databases.Zip(names, (each, name) => new ViewNode(
            id + name, stage == Stage.Development ? each.Name : $"{each.Name}\n{each.Owner.Name}", each)));
        return group;
    }
}
