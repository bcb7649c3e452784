namespace Fleet.Providers.Tests.Policies;

/// <summary>Roles and databases of a real PostgreSQL.</summary>
[Collection(nameof(PolicyLab))]
public sealed class PostgresRolesTests(PolicyLab lab) : IAsyncLifetime
{
    private const string Roles = "fleet:index:PostgresRoles";
    private const string Container = "roles-db";

    private static readonly (string Role, string Database)[] Matrix =
    [
        ("s60_hub_user", "s60_auth_hub"), ("s60_pulse_hub_user", "s60_pulse_hub"),
        ("s60_mail_hub_user", "s60_mail_hub"), ("s60_n8n_hub_user", "s60_n8n_hub"),
        ("s60_prod_user", "s60_auth_prod"), ("s60_pulse_prod_user", "s60_pulse_prod"),
        ("s60_mail_prod_user", "s60_mail_prod"), ("s60_n8n_prod_user", "s60_n8n_prod"),
    ];

    public async Task InitializeAsync()
    {
        if (PolicyLab.IsUp)
        {
            await lab.OnAsync("docker", "run", "-d", "--name", Container, "-e", "POSTGRES_PASSWORD=admin's \"own\"", "postgres:16.4");
            await lab.OnAsync("sh", "-c", $"for i in $(seq 300); do docker exec {Container} pg_isready -q -h 127.0.0.1 && exit 0; sleep 0.1; done; exit 1");
        }
    }

    public Task DisposeAsync() => PolicyLab.IsUp ? lab.OnAsync("docker", "rm", "-fv", Container) : Task.CompletedTask;

    [MachineFact("dockerd", "nft")]
    public async Task Each_of_eight_roles_opens_its_own_database_and_is_refused_by_every_other_and_a_reader_only_reads()
    {
        await using var session = await PolicyLab.OpenAsync();
        var made = await session.CreateAsync(Roles, Inputs());

        (await session.ReadAsync(made))!.Outputs["differences"].AsList().Should().BeEmpty();
        (await session.ChangesAsync(made, Inputs())).Should().BeEmpty();
        var opened = await OpenedAsync([.. Matrix.Select(each => (each.Role, Password(each.Role))), ("argus", Password("argus"))]);
        foreach (var (role, database) in Matrix)
        {
            opened[role].Should().Equal([database], $"{role} opens its own database alone");
        }

        opened["argus"].Should().Equal(Matrix.Select(each => each.Database).Order(StringComparer.Ordinal));
        await PsqlAsync("s60_hub_user", "s60_auth_hub", "CREATE TABLE t (v text); INSERT INTO t VALUES ('kept')");
        (await PsqlAsync("argus", "s60_auth_hub", "SELECT v FROM t")).Should().Be("kept");
        (await FailsAsync("argus", "s60_auth_hub", "INSERT INTO t VALUES ('x')")).Should().Contain("permission denied for table t");
        (await FailsAsync("s60_hub_user", "s60_auth_prod", "SELECT 1")).Should().Contain("permission denied for database \"s60_auth_prod\"");

        // Neither the server's log nor its catalogue nor anybody's command line has a password.
        (await lab.OnAsync("sh", "-c", $"docker logs {Container} 2>&1")).Should().NotContain("pw-");
    }

    [MachineFact("dockerd", "nft")]
    public async Task What_somebody_changed_is_found_and_repaired_and_what_is_no_longer_declared_loses_its_login()
    {
        await using var session = await PolicyLab.OpenAsync();
        var made = await session.CreateAsync(Roles, Inputs());
        await AdminAsync(
            """
            ALTER ROLE s60_hub_user PASSWORD 'other'; ALTER ROLE s60_prod_user SUPERUSER; ALTER ROLE argus NOLOGIN;
            GRANT CONNECT ON DATABASE s60_n8n_prod TO PUBLIC; REVOKE CONNECT ON DATABASE s60_mail_hub FROM s60_mail_hub_user;
            """);
        await AdminAsync("DROP DATABASE s60_n8n_hub");

        var drift = (await session.DriftAsync(made)).Single();
        var found = (await session.ReadAsync(made))!;
        var changes = await session.ChangesAsync(found, Inputs());
        var repaired = await session.UpdateAsync(found, Inputs());
        var after = await session.DriftAsync(repaired);
        await session.UpdateAsync(repaired, Inputs(without: "s60_pulse_hub_user"));

        drift.Should().StartWith("thing: database 's60_n8n_hub' is gone; role 's60_hub_user' has another password; role 's60_hub_user' can open 's60_n8n_prod'; ")
            .And.Contain("role 's60_prod_user' has the power superuser; ").And.Contain("role 'argus' cannot log in")
            .And.Contain("role 's60_mail_hub_user' cannot open 's60_mail_hub'");
        changes.Should().Equal("differences Update");
        after.Should().BeEmpty();
        var opened = await OpenedAsync(("s60_hub_user", Password("s60_hub_user")), ("s60_pulse_hub_user", Password("s60_pulse_hub_user")));
        opened["s60_hub_user"].Should().Equal("s60_auth_hub");
        opened["s60_pulse_hub_user"].Should().BeEmpty();
        (await AdminAsync("SELECT count(*) FROM pg_database WHERE datname = 's60_pulse_hub'")).Should().Be("1", "a database is kept");
    }

    [MachineFact("dockerd", "nft")]
    public async Task What_cannot_be_made_is_told_and_deleting_takes_away_what_was_made()
    {
        await using var session = await PolicyLab.OpenAsync();
        await AdminAsync("CREATE ROLE root_like SUPERUSER; CREATE ROLE crowd; CREATE ROLE member LOGIN; GRANT crowd TO member");
        await AdminAsync("CREATE DATABASE shared");
        await AdminAsync("GRANT CONNECT ON DATABASE shared TO crowd");

        var super = () => session.CreateAsync(Roles, Small("root_like", "small"));
        var nobody = () => session.CreateAsync(Roles, Small("nobody", "small").With("container", "absent"));
        var granted = () => session.CreateAsync(Roles, PropertyMap.Of(
            ("container", Container),
            ("roles", PropertyValue.Of(Role("member"), Role("owner"))),
            ("databases", PropertyValue.Of(Database("shared", "owner"), Database("own", "member")))));
        var dropped = await session.CreateAsync(Roles, Small("brief", "brief").With("dropRemoved", true));
        await session.DeleteAsync(dropped);

        await super.Should().ThrowAsync<DiagnosticException>().WithMessage(
            "Role 'root_like' of the PostgreSQL in container 'roles-db' on 'root@198.18.91.11:22' is a superuser already, and would lose that.*");
        await nobody.Should().ThrowAsync<DiagnosticException>().WithMessage(
            "Roles of the PostgreSQL in container 'absent' on 'root@198.18.91.11:22' were not made: there is no such container.*");
        await granted.Should().ThrowAsync<DiagnosticException>().WithMessage(
            "Roles of the PostgreSQL in container 'roles-db' on 'root@198.18.91.11:22' did not become what they should be: role 'member' can open 'shared'.*");
        (await AdminAsync("SELECT count(*) FROM pg_database WHERE datname = 'brief'")).Should().Be("0");
        (await AdminAsync("SELECT count(*) FROM pg_roles WHERE rolname = 'brief'")).Should().Be("0");
    }

    [Fact]
    public async Task Wrong_inputs_are_refused()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");

        var failures = await session.FailuresAsync(Roles, PropertyMap.Of(
            ("isolation", "some"),
            ("roles", PropertyValue.Of(Role("a\"; DROP"), Role("twice"), Role("twice"), Role("postgres"))),
            ("databases", PropertyValue.Of(Database("shop", "ghost")))));

        failures.Should().Equal(
            "isolation: 'some' is none of server, declared, none.",
            ": 'a\"; DROP' cannot be the name of a role or a database: up to 63 letters, digits, '_' and '-', a letter first.",
            "roles: The role 'twice' is there more than once.",
            "roles: 'postgres' administers the server, and would lose what it needs for that.",
            "databases: The database 'shop' is for the role 'ghost', which is not among the roles.");
    }

    private static string Password(string role) => $"pw-{role}-'\"$x";

    private static PropertyValue.Map Role(string name) =>
        new(PropertyMap.Of(("name", name), ("password", new PropertyValue.Secret(Password(name)))));

    private static PropertyValue.Map Database(string name, string owner, params string[] readers) => new(PropertyMap.Of(
        ("name", name), ("owner", owner), ("readers", PropertyValue.Of([.. readers.Select(reader => (PropertyValue)reader)]))));

    private static PropertyMap Small(string role, string database) => PropertyMap.Of(
        ("container", Container), ("roles", PropertyValue.Of(Role(role))), ("databases", PropertyValue.Of(Database(database, role))));

    private static PropertyMap Inputs(string? without = null)
    {
        var matrix = Matrix.Where(each => each.Role != without).ToList();
        return PropertyMap.Of(
            ("container", Container),
            ("roles", PropertyValue.Of([.. matrix.Select(each => Role(each.Role)), Role("argus")])),
            ("databases", PropertyValue.Of([.. matrix.Select(each => Database(each.Database, each.Role, "argus"))])));
    }

    /// <summary>Which databases each role gets into over the network with its password, tried one by one.</summary>
    private async Task<Dictionary<string, List<string>>> OpenedAsync(params (string Role, string Password)[] logins)
    {
        var lines = string.Concat(logins.Select(login => $"{login.Role}\n{login.Password}\n"));
        var said = await lab.OnAsync(
            "sh", "-c",
            """
            printf %s "$2" | docker exec -i "$1" sh -c '
              databases=$(psql -U postgres -Atc "select datname from pg_database where datallowconn or datname = \$\$template1\$\$ order by datname")
              while IFS= read -r role && IFS= read -r PGPASSWORD; do
                export PGPASSWORD
                for database in $databases; do
                  psql -h 127.0.0.1 -U "$role" -d "$database" -Atc "select 1" >/dev/null 2>&1 </dev/null && echo "$role $database"
                done
              done; true'
            """,
            "sh", Container, lines);
        var opened = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToLookup(words => words[0], words => words[1]);
        return logins.ToDictionary(login => login.Role, login => opened[login.Role].Order(StringComparer.Ordinal).ToList());
    }

    private Task<string> AdminAsync(string sql) => lab.OnAsync("docker", "exec", Container, "psql", "-U", "postgres", "-AtqX", "-v", "ON_ERROR_STOP=1", "-c", sql);

    private string[] Psql(string role, string database, string sql) =>
        ["docker", "exec", "-e", $"PGPASSWORD={Password(role)}", Container, "psql", "-h", "127.0.0.1", "-U", role, "-d", database, "-AtqXc", sql];

    private Task<string> PsqlAsync(string role, string database, string sql) => lab.OnAsync(Psql(role, database, sql));

    private async Task<string> FailsAsync(string role, string database, string sql)
    {
        var result = await lab.TryAsync(Psql(role, database, sql));
        result.ExitCode.Should().NotBe(0);
        return result.Error;
    }
}
