using System.Text.RegularExpressions;

namespace Fleet;

/// <summary>What servers of databases are asked for.</summary>
internal static partial class DatabaseRules
{
    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,62}\\z")]
    private static partial Regex Name { get; }

    public static IEnumerable<Finding> MatricesAreWhole(FleetModel fleet)
    {
        foreach (var server in fleet.Members.OfType<PostgresServer>())
        {
            foreach (var name in server.Roles.Select(role => role.Name).Concat(server.Databases.Select(database => database.Name))
                         .Where(name => !Name.IsMatch(name)).Distinct())
            {
                yield return Finding.Error(
                    "database-name", server, $"'{name}' cannot be the name of a role or a database",
                    "Use up to 63 letters, digits, '_' and '-', a letter first");
            }

            foreach (var name in server.Databases.GroupBy(database => database.Name).Where(same => same.Count() > 1))
            {
                yield return Finding.Error(
                    "database-taken", server, $"the database '{name.Key}' is declared more than once", "Remove one of them");
            }

            foreach (var name in server.Roles.GroupBy(role => role.Name).Where(same => same.Count() > 1))
            {
                yield return Finding.Error(
                    "role-taken", server, $"the role '{name.Key}' is declared more than once", "Remove one of them");
            }

            foreach (var database in server.Databases)
            {
                foreach (var role in database.Readers.Prepend(database.Owner).Except(server.Roles))
                {
                    yield return Finding.Error(
                        "role-undeclared", server,
                        $"the database '{database.Name}' is for the role '{role.Name}', which is not among its roles",
                        "Add it to Roles");
                }
            }

            foreach (var role in server.Roles.Where(role => role.Name == server.Administrator))
            {
                yield return Finding.Error(
                    "role-administrator", server, $"'{role.Name}' administers it and cannot be one of its roles too",
                    "Give the application a role of its own");
            }
        }
    }

    public static IEnumerable<Finding> RolesAreSeparate(FleetModel fleet)
    {
        foreach (var server in fleet.Members.OfType<PostgresServer>())
        {
            foreach (var same in server.Roles.GroupBy(role => role.Password).Where(same => same.Count() > 1))
            {
                yield return Finding.Error(
                    "role-password-shared", server,
                    $"the roles {string.Join(", ", same.Select(role => $"'{role.Name}'"))} have one password, '{same.Key.Name}'",
                    "Give each a secret of its own");
            }

            foreach (var role in server.Roles.Where(role => server.Databases.All(database => database.AccessOf(role) == "–")))
            {
                yield return Finding.Warning(
                    "role-opens-nothing", server, $"the role '{role.Name}' opens no database",
                    "Remove it, or make it an owner or a reader");
            }
        }
    }

    public static IEnumerable<Finding> ServersAreReached(FleetModel fleet)
    {
        foreach (var server in fleet.Members.OfType<PostgresServer>())
        {
            if (server.RunsIn is not { } client)
            {
                yield return Finding.Error(
                    "database-client", server, $"no service listens on '{server.Endpoint.Name}', so psql has nowhere to run",
                    "Add the endpoint to a service of this fleet, or set Client to a service whose image has psql");
            }
            else if (client.Host != server.Host)
            {
                yield return Finding.Error(
                    "other-host", server, $"psql is to run in '{client.Path}', which is on another host",
                    "Declare it in a stack of that host");
            }
        }
    }
}
