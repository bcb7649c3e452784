using Pulumi;

namespace Fleet.Components.Providers;

/// <summary><c>fleet:index:PostgresRoles</c>: the databases and roles of a PostgreSQL, and which role opens which.</summary>
/// <param name="name">The logical name.</param>
/// <param name="args">The server, its roles and its databases.</param>
/// <param name="options">Resource options.</param>
public sealed class HostPostgresRoles(string name, HostPostgresRolesArgs args, CustomResourceOptions? options = null)
    : CustomResource("fleet:index:PostgresRoles", name, args, options);

/// <summary>A server, its roles and its databases.</summary>
public sealed class HostPostgresRolesArgs : ResourceArgs
{
    [Input("roles", required: true)]
    private InputList<HostPostgresRoleArgs>? _roles;

    [Input("databases", required: true)]
    private InputList<HostPostgresDatabaseArgs>? _databases;

    /// <summary>The container in which psql is run.</summary>
    [Input("container")]
    public Input<string>? Container { get; set; }

    /// <summary>The server's address as seen from there; its local socket when absent.</summary>
    [Input("host")]
    public Input<string>? Host { get; set; }

    /// <summary>The server's port.</summary>
    [Input("port")]
    public Input<int>? Port { get; set; }

    /// <summary>The administrator.</summary>
    [Input("user")]
    public Input<string>? User { get; set; }

    /// <summary>The administrator's password.</summary>
    [Input("password")]
    public Input<string>? Password { get; set; }

    /// <summary>Where roles are refused by what is not theirs.</summary>
    [Input("isolation")]
    public Input<string>? Isolation { get; set; }

    /// <summary>True when what is no longer declared is dropped.</summary>
    [Input("dropRemoved")]
    public Input<bool>? DropRemoved { get; set; }

    /// <summary>Who logs in.</summary>
    public InputList<HostPostgresRoleArgs> Roles
    {
        get => _roles ??= [];
        set => _roles = value;
    }

    /// <summary>What there is to open.</summary>
    public InputList<HostPostgresDatabaseArgs> Databases
    {
        get => _databases ??= [];
        set => _databases = value;
    }
}

/// <summary>A role that logs in.</summary>
public sealed class HostPostgresRoleArgs : ResourceArgs
{
    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>Its password, a secret.</summary>
    [Input("password", required: true)]
    public Input<string> Password { get; set; } = null!;
}

/// <summary>A database and who opens it.</summary>
public sealed class HostPostgresDatabaseArgs : ResourceArgs
{
    [Input("readers")]
    private InputList<string>? _readers;

    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>The role it belongs to.</summary>
    [Input("owner", required: true)]
    public Input<string> Owner { get; set; } = null!;

    /// <summary>Roles that may read it.</summary>
    public InputList<string> Readers
    {
        get => _readers ??= [];
        set => _readers = value;
    }
}
