using Fleet;

namespace Stacks.Studio60;

/// <summary>
/// The PostgreSQL of all stages with its eleven databases. It is DigitalOcean's; the lab, which owns this host too, plays it.
/// Every role opens its own database and no other; Argus may read what it backs up.
/// </summary>
internal sealed class DatabaseStack
{
    private readonly ContainerStack _stack;
    private readonly Endpoint _sql = new("sql", 5432) { Scheme = "postgres", Publish = Publish.HostAddress };

    public DatabaseStack(FleetModel fleet, Studio60Hosts hosts)
    {
        _stack = hosts.Database.Add(new ContainerStack("s60-dopg"));
        _stack.Add(new Service("postgres", "docker.io/library/postgres:17.2")
        {
            Environment =
            {
                ["POSTGRES_PASSWORD"] = fleet.Add(Secret.Generated("s60-dopg-admin-password", hosts.Database)),
            },
            Endpoints = { _sql },
            Exposure = Exposure.Protected,
            Mounts = { _stack.Add(new Volume("data")).At("/var/lib/postgresql/data") },
            HealthCheck = HealthCheck.Exec("pg_isready", "-h", "127.0.0.1"),
        });
        Server = _stack.Add(new PostgresServer("databases", _sql));

        // Those of development have no roles that anyone named, and nobody backs them up.
        Add(fleet, hosts.Cerebro, "s60_auth", "s60_auth_user");
        Add(fleet, hosts.Cerebro, "s60_pulse", "s60_pulse_user");
        Add(fleet, hosts.Cerebro, "s60_badwolf", "s60_badwolf_user");
        Stages =
        [
            Staging(fleet, hosts.HubAlfa, Reader(fleet, hosts.Argus, "s60_hub_backup")),
            Production(fleet, hosts.ProdAlfa, Reader(fleet, hosts.Argus, "s60_prod_backup")),
        ];
    }

    /// <summary>Databases and roles.</summary>
    public PostgresServer Server { get; }

    /// <summary>Staging and production, with their databases.</summary>
    public IReadOnlyList<AppStage> Stages { get; }

    /// <summary>A new link to it, for one service.</summary>
    public Link NewLink() => new(_sql, Transport.PrivateNetwork);

    private AppStage Staging(FleetModel fleet, Host host, DatabaseRole backup) => new(
        host,
        "auth.s60hub.cz",
        "pulse.s60hub.cz",
        "n8n.s60hub.cz",
        Add(fleet, host, "s60_auth_hub", "s60_hub_user", backup),
        Add(fleet, host, "s60_pulse_hub", "s60_pulse_hub_user", backup),
        Add(fleet, host, "s60_mail_hub", "s60_mail_hub_user", backup),
        Add(fleet, host, "s60_n8n_hub", "s60_n8n_hub_user", backup));

    private AppStage Production(FleetModel fleet, Host host, DatabaseRole backup) => new(
        host,
        "auth.studio60.cz",
        "pulselab.cz",
        "n8n.studio60.cz",
        Add(fleet, host, "s60_auth_prod", "s60_prod_user", backup),
        Add(fleet, host, "s60_pulse_prod", "s60_pulse_prod_user", backup),
        Add(fleet, host, "s60_mail_prod", "s60_mail_prod_user", backup),
        Add(fleet, host, "s60_n8n_prod", "s60_n8n_prod_user", backup));

    private Database Add(FleetModel fleet, Host host, string name, string role, params DatabaseRole[] readers)
    {
        var database = new Database(name, Role(fleet, host, role));
        database.Readers.AddRange(readers);
        Server.Roles.Add(database.Owner);
        Server.Databases.Add(database);
        return database;
    }

    private DatabaseRole Reader(FleetModel fleet, Host argus, string name)
    {
        var role = Role(fleet, argus, name);
        Server.Roles.Add(role);
        return role;
    }

    /// <summary>A role whose password belongs to the host that logs in with it.</summary>
    private static DatabaseRole Role(FleetModel fleet, Host host, string name) =>
        new(name, fleet.Add(Secret.Generated($"{name.Replace('_', '-')}-password", host)));
}
