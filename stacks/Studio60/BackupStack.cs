using Fleet;

namespace Stacks.Studio60;

/// <summary>
/// Argus: dumps the databases of both stages every night with a role that may only read, fetches what Sentinel alone has, and
/// keeps seven days and four weeks of it. Grafana is beside it.
/// </summary>
internal sealed class BackupStack
{
    public BackupStack(FleetModel fleet, Studio60Hosts hosts, DatabaseStack database, Studio60Externals externals)
    {
        Policy = new BackupPolicy("s60-nightly", TimeSpan.FromDays(1))
        {
            At = new TimeOnly(2, 0),
            Covers = { database.Server },
            Keep = new Retention(Daily: 7, Weekly: 4),
            KeptOn = hosts.Argus,
            Offsite = externals.StorageBox,
            CheckedBy = hosts.Sentinel,
            RestoredEvery = TimeSpan.FromDays(30),
        };
        fleet.Policies.Backups.Add(Policy);

        var stack = hosts.Argus.Add(new ContainerStack("s60-backup"));
        Database[] backedUp = [.. database.Stages.SelectMany(stage => stage.Databases)];
        Policy.Without.AddRange(database.Server.Databases.Except(backedUp));
        AddLogins(stack, backedUp, database);
        var script = stack.Add(new ConfigFile("backup.sh", EmbeddedText.Read<BackupStack>("backup.sh")) { Mode = "0755" });
        Nightly = stack.Add(new CronJob("nightly", Schedule.Daily(Policy.At.Hour, Policy.At.Minute), script.PathOnHost)
        {
            Environment =
            {
                ["STORE"] = "/var/backups/studio60",
                ["DAYS"] = Policy.Keep.Daily,
                ["WEEKS"] = Policy.Keep.Weekly,
                ["SENTINEL"] = hosts.Sentinel.Id,
                ["DATABASES"] = string.Join(' ', backedUp.Select(each => each.Name)),
            },
            Links = { database.NewLink() },
        });

        var monitoring = hosts.Argus.Add(new ContainerStack("s60-monitoring"));
        var http = new Endpoint("http", 3000) { Publish = Publish.Overlay };
        Grafana = monitoring.Add(new Service("grafana", "docker.io/grafana/grafana:11.3.1")
        {
            Environment =
            {
                ["GF_SECURITY_ADMIN_PASSWORD"] = fleet.Add(Secret.Generated("s60-grafana-admin-password", hosts.Argus)),
            },
            Endpoints = { http },
            Exposure = Exposure.Overlay,
            Mounts = { monitoring.Add(new Volume("grafana-data")).At("/var/lib/grafana") },
            HealthCheck = HealthCheck.Wget(http, "/api/health"),
        });
    }

    /// <summary>What is kept, and for how long.</summary>
    public BackupPolicy Policy { get; }

    public CronJob Nightly { get; }

    public Service Grafana { get; }

    /// <summary>One service of libpq for each database, named like it.</summary>
    private static void AddLogins(ContainerStack stack, IReadOnlyList<Database> databases, DatabaseStack database)
    {
        var (host, port) = (database.Server.Endpoint.Host, database.Server.Endpoint.Port);
        stack.Add(new ConfigFile("pg_service.conf", Value.Join(databases.Select(
            each => Value.Format($"[{each.Name}]\nhost={host}\nport={port}\ndbname={each.Name}\nuser={each.Readers[0].Name}\n"))))
        {
            Mode = "0600",
            Links = { database.NewLink() },
        });
        stack.Add(new ConfigFile("pgpass", Value.Join(databases.Select(
            each => Value.Format($"{host}:{port}:{each.Name}:{each.Readers[0].Name}:{each.Readers[0].Password}\n"))))
        {
            Mode = "0600",
            Links = { database.NewLink() },
        });
    }
}
