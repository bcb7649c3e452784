using System.Text;

namespace Fleet.Providers.Fleet.Postgres;

/// <summary>Scripts for <c>psql</c>. Running one twice does no more than running it once.</summary>
internal static class PostgresSql
{
    /// <summary>Asks what there is, as one line of JSON. Passwords' verifiers are told to superusers only.</summary>
    public static string Facts(PostgresInputs wanted)
    {
        var roles = List(wanted.Roles.Select(role => role.Name));
        var databases = List(wanted.Databases.Select(database => database.Name));
        var guarded = List(wanted.Guarded);
        return $"""
            SELECT has_table_privilege('pg_catalog.pg_authid', 'SELECT') AS sees_verifiers \gset
            \if :sees_verifiers
            {Query(", 'verifier', (SELECT coalesce(a.rolpassword, '') FROM pg_authid a WHERE a.oid = r.oid)")}
            \else
            {Query("")}
            \endif

            """;

        string Query(string verifier) =>
            $"""
            SELECT json_build_object(
              'roles', coalesce((SELECT json_agg(json_build_object(
                'name', r.rolname,
                'login', r.rolcanlogin,
                'powers', array_remove(ARRAY[
                  CASE WHEN r.rolsuper THEN 'superuser' END, CASE WHEN r.rolcreatedb THEN 'createdb' END,
                  CASE WHEN r.rolcreaterole THEN 'createrole' END, CASE WHEN r.rolreplication THEN 'replication' END,
                  CASE WHEN r.rolbypassrls THEN 'bypassrls' END], NULL),
                'opens', coalesce((SELECT json_agg(d.datname ORDER BY d.datname) FROM pg_database d
                  WHERE d.datname = ANY({guarded}) AND has_database_privilege(r.oid, d.oid, 'CONNECT')), '[]'::json),
                'reads', pg_has_role(r.oid, 'pg_read_all_data', 'USAGE'){verifier}))
                FROM pg_roles r WHERE r.rolname = ANY({roles})), '[]'::json),
              'databases', coalesce((SELECT json_agg(json_build_object('name', d.datname, 'owner', pg_get_userbyid(d.datdba)))
                FROM pg_database d WHERE d.datname = ANY({databases})), '[]'::json));
            """;
    }

    /// <summary>Makes the server what is wanted, given what it says of itself.</summary>
    public static string Apply(PostgresInputs wanted, PostgresFacts found)
    {
        var sql = new StringBuilder();
        foreach (var role in wanted.Roles)
        {
            AddRole(sql, role, found.Roles.GetValueOrDefault(role.Name));
        }

        foreach (var database in wanted.Databases)
        {
            AddDatabase(sql, database, wanted);
        }

        if (wanted.Isolation == "server")
        {
            sql.AppendLine("REVOKE CONNECT, TEMPORARY ON DATABASE postgres FROM PUBLIC;");
            sql.AppendLine("REVOKE CONNECT, TEMPORARY ON DATABASE template1 FROM PUBLIC;");
        }

        foreach (var reader in wanted.Roles.Where(role => wanted.IsReader(role.Name)))
        {
            sql.AppendLine($"GRANT pg_read_all_data TO {Name(reader.Name)};");
        }

        return sql.ToString();
    }

    /// <summary>Takes away what is no longer declared.</summary>
    /// <param name="before">What was declared.</param>
    /// <param name="after">What is declared; null when nothing is any more.</param>
    public static string Remove(PostgresInputs before, PostgresInputs? after)
    {
        var sql = new StringBuilder();
        var roles = before.Roles.Select(role => role.Name).Except(after?.Roles.Select(role => role.Name) ?? [], StringComparer.Ordinal).ToList();
        var databases = before.Databases.Select(database => database.Name)
            .Except(after?.Databases.Select(database => database.Name) ?? [], StringComparer.Ordinal).ToList();
        if (!(after ?? before).DropsRemoved)
        {
            foreach (var role in roles)
            {
                sql.AppendLine(When($"ALTER ROLE {Name(role)} NOLOGIN", $"EXISTS (SELECT FROM pg_roles WHERE rolname = {Text(role)})"));
            }

            return sql.ToString();
        }

        foreach (var database in databases)
        {
            sql.AppendLine($"DROP DATABASE IF EXISTS {Name(database)} WITH (FORCE);");
        }

        foreach (var role in roles)
        {
            foreach (var database in before.Databases.Select(database => database.Name).Except(databases, StringComparer.Ordinal))
            {
                sql.AppendLine(When(
                    $"REVOKE ALL ON DATABASE {Name(database)} FROM {Name(role)}",
                    $"EXISTS (SELECT FROM pg_roles WHERE rolname = {Text(role)}) AND EXISTS (SELECT FROM pg_database WHERE datname = {Text(database)})"));
            }

            sql.AppendLine($"DROP ROLE IF EXISTS {Name(role)};");
        }

        if (after is null && before.Isolation == "server")
        {
            sql.AppendLine("GRANT CONNECT, TEMPORARY ON DATABASE postgres TO PUBLIC;");
            sql.AppendLine("GRANT CONNECT ON DATABASE template1 TO PUBLIC;");
        }

        return sql.ToString();
    }

    private static void AddRole(StringBuilder sql, PostgresRole role, RoleFacts? found)
    {
        sql.AppendLine(When($"CREATE ROLE {Name(role.Name)} LOGIN", $"NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {Text(role.Name)})"));
        foreach (var power in found?.Powers ?? [])
        {
            sql.AppendLine($"ALTER ROLE {Name(role.Name)} NO{power.ToUpperInvariant()};");
        }

        sql.AppendLine($"ALTER ROLE {Name(role.Name)} LOGIN;");
        if (found?.Verifier is not { } verifier || !ScramVerifier.Matches(verifier, role.Password))
        {
            sql.AppendLine($"ALTER ROLE {Name(role.Name)} PASSWORD {Text(ScramVerifier.Make(role.Password))};");
        }
    }

    private static void AddDatabase(StringBuilder sql, PostgresDatabase database, PostgresInputs wanted)
    {
        var (name, owner) = (Name(database.Name), Name(database.Owner));

        // Who is no superuser makes a database for a role only as a member of it.
        sql.AppendLine(When($"GRANT {owner} TO CURRENT_USER", "NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)"));
        sql.AppendLine(When($"CREATE DATABASE {name} OWNER {owner}", $"NOT EXISTS (SELECT FROM pg_database WHERE datname = {Text(database.Name)})"));
        sql.AppendLine(When(
            $"ALTER DATABASE {name} OWNER TO {owner}",
            $"(SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = {Text(database.Name)}) <> {Text(database.Owner)}"));
        sql.AppendLine($"GRANT CONNECT, TEMPORARY ON DATABASE {name} TO {owner};");
        if (wanted.Isolation == "none")
        {
            return;
        }

        sql.AppendLine($"REVOKE ALL ON DATABASE {name} FROM PUBLIC;");
        foreach (var role in wanted.Roles.Where(role => role.Name != database.Owner))
        {
            sql.AppendLine($"REVOKE ALL ON DATABASE {name} FROM {Name(role.Name)};");
            if (database.Readers.Contains(role.Name, StringComparer.Ordinal))
            {
                sql.AppendLine($"GRANT CONNECT ON DATABASE {name} TO {Name(role.Name)};");
            }
        }
    }

    /// <summary>A statement that is run only where a condition holds.</summary>
    private static string When(string statement, string condition) => $"SELECT {Text(statement)} WHERE {condition} \\gexec";

    private static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string List(IEnumerable<string> texts) => $"ARRAY[{string.Join(", ", texts.Select(Text))}]::text[]";
}
