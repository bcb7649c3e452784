using Fleet;

namespace Stacks.Studio60;

/// <summary>
/// DigitalOcean's PostgreSQL with the eleven databases of all stages, administered from Sentinel. Every role opens its own
/// database and no other; Argus may read what it backs up. In a lab a server of its own stands in for it.
/// </summary>
internal sealed class DatabaseStack
{
    private const string Image = "docker.io/library/postgres:17.2";
    private const string Administrator = "doadmin";
    private readonly FleetModel _fleet;
    private readonly Endpoint _sql = new("sql", 5432) { Scheme = "postgres", Publish = Publish.HostAddress };
    private readonly Secret _password;

    public DatabaseStack(FleetModel fleet, Studio60Hosts hosts)
    {
        _fleet = fleet;
        _password = fleet.AddIfSet(Secret.FromConfig("s60-dopg-admin-password", "studio60:databasePassword"))
            ?? fleet.Add(Secret.Generated("s60-dopg-admin-password", hosts.Sentinel));
        Managed = fleet.Add(new ExternalService("s60-dopg")
        {
            Title = "🐘 DO Managed PG",
            Description = "PostgreSQL",
            System = Studio60Fleet.System,
            Kind = ExternalKind.Database,
            Provider = HostProvider.DigitalOcean,
            Endpoints = { _sql },
            StandIn = AddStandIn,
        });
        Server = AddServer(hosts.Sentinel);

        // Those of development have no roles that anyone named, and nobody backs them up.
        Add(hosts.Cerebro, "s60_auth", "s60_auth_user");
        Add(hosts.Cerebro, "s60_pulse", "s60_pulse_user");
        Add(hosts.Cerebro, "s60_badwolf", "s60_badwolf_user");
        Stages =
        [
            Staging(hosts.HubAlfa, Reader(hosts.Argus, "s60_hub_backup")),
            Production(hosts.ProdAlfa, Reader(hosts.Argus, "s60_prod_backup")),
        ];
    }

    /// <summary>The server itself.</summary>
    public ExternalService Managed { get; }

    /// <summary>Databases and roles.</summary>
    public PostgresServer Server { get; }

    /// <summary>Staging and production, with their databases.</summary>
    public IReadOnlyList<AppStage> Stages { get; }

    /// <summary>A new link to it, for one service.</summary>
    public Link NewLink() => new(_sql, Transport.PrivateNetwork);

    private void AddStandIn(Host host)
    {
        var stack = host.Add(new ContainerStack("s60-dopg"));
        stack.Add(new Service("postgres", Image)
        {
            Environment = { ["POSTGRES_USER"] = Administrator, ["POSTGRES_PASSWORD"] = _password },
            Endpoints = { _sql },
            Exposure = Exposure.Protected,
            Mounts = { stack.Add(new Volume("data")).At("/var/lib/postgresql/data") },
            HealthCheck = HealthCheck.Exec("pg_isready", "-h", "127.0.0.1"),
        });
    }

    /// <summary>It is well when the server answers, which is what its roles wait for.</summary>
    private PostgresServer AddServer(Host sentinel)
    {
        var stack = sentinel.Add(new ContainerStack("s60-dopg"));
        var link = NewLink();
        var client = stack.Add(new Service("psql", Image)
        {
            Command = { "sleep", "infinity" },
            Environment = { ["PGHOST"] = _sql.Host, ["PGPORT"] = _sql.Port },
            Links = { link },
            Init = true,
            DependsOn = { stack.Add(new HealthGate("server-answers", link)) },
            HealthCheck = HealthCheck.Exec("pg_isready"),
        });
        return stack.Add(new PostgresServer("databases", _sql)
        {
            Client = client,
            Administrator = Administrator,
            Password = _password,
            Isolation = DatabaseIsolation.DeclaredDatabases,
        });
    }

    private AppStage Staging(Host host, DatabaseRole backup) => new(
        host,
        "auth.s60hub.cz",
        "pulse.s60hub.cz",
        "n8n.s60hub.cz",
        Add(host, "s60_auth_hub", "s60_hub_user", backup),
        Add(host, "s60_pulse_hub", "s60_pulse_hub_user", backup),
        Add(host, "s60_mail_hub", "s60_mail_hub_user", backup),
        Add(host, "s60_n8n_hub", "s60_n8n_hub_user", backup));

    private AppStage Production(Host host, DatabaseRole backup) => new(
        host,
        "auth.studio60.cz",
        "pulselab.cz",
        "n8n.studio60.cz",
        Add(host, "s60_auth_prod", "s60_prod_user", backup),
        Add(host, "s60_pulse_prod", "s60_pulse_prod_user", backup),
        Add(host, "s60_mail_prod", "s60_mail_prod_user", backup),
        Add(host, "s60_n8n_prod", "s60_n8n_prod_user", backup));

    private Database Add(Host host, string name, string role, params DatabaseRole[] readers)
    {
        var database = new Database(name, Role(host, role)) { Stage = host.Stage };
        database.Readers.AddRange(readers);
        Server.Roles.Add(database.Owner);
        Server.Databases.Add(database);
        return database;
    }

    private DatabaseRole Reader(Host argus, string name)
    {
        var role = Role(argus, name);
        Server.Roles.Add(role);
        return role;
    }

    /// <summary>A role whose password belongs to the host that logs in with it.</summary>
    private DatabaseRole Role(Host host, string name) =>
        new(name, _fleet.Add(Secret.Generated($"{name.Replace('_', '-')}-password", host)));
}
