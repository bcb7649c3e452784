using Fleet.Components.Providers;
using Pulumi;

namespace Fleet.Components;

/// <summary>What the databases and roles of a server are told.</summary>
internal static class PostgresInputs
{
    public static HostPostgresRolesArgs For(PostgresServer server, ValueInputs values)
    {
        var client = server.RunsIn!;
        var args = new HostPostgresRolesArgs
        {
            Container = client.ContainerName,
            User = server.Administrator,
            Isolation = server.Isolation switch
            {
                DatabaseIsolation.WholeServer => "server",
                DatabaseIsolation.DeclaredDatabases => "declared",
                DatabaseIsolation.None => "none",
            },
            DropRemoved = server.Host!.Fleet!.Options.Disposable,
        };
        if (client != server.Endpoint.Service)
        {
            args.Host = values.Text(server.Endpoint.Host.Resolve(client));
            args.Port = int.Parse(server.Endpoint.Port.Resolve(client).ToString(), System.Globalization.CultureInfo.InvariantCulture);
        }

        if (server.Password is { } password)
        {
            args.Password = Secret(password, values);
        }

        foreach (var role in server.Roles)
        {
            args.Roles.Add(new HostPostgresRoleArgs { Name = role.Name, Password = Secret(role.Password, values) });
        }

        foreach (var database in server.Databases)
        {
            var item = new HostPostgresDatabaseArgs { Name = database.Name, Owner = database.Owner.Name };
            foreach (var reader in database.Readers)
            {
                item.Readers.Add(reader.Name);
            }

            args.Databases.Add(item);
        }

        return args;
    }

    private static Input<string> Secret(Secret secret, ValueInputs values) => values.Text(((Value)secret).Resolve(null));
}
