namespace Fleet;

/// <summary>A database and the role it belongs to.</summary>
/// <param name="name">The name, unique on its server.</param>
/// <param name="owner">The role it belongs to.</param>
public sealed class Database(string name, DatabaseRole owner)
{
    /// <summary>The name, unique on its server.</summary>
    public string Name { get; } = name;

    /// <summary>The role it belongs to.</summary>
    public DatabaseRole Owner { get; } = owner;

    /// <summary>The environment it belongs to; that of its server unless said.</summary>
    public Stage? Stage
    {
        get => field ?? Server?.Stage;
        init;
    }

    /// <summary>Other roles that may read all of it.</summary>
    public List<DatabaseRole> Readers { get; } = [];

    /// <summary>The server it is on; <see langword="null"/> until one takes it.</summary>
    public PostgresServer? Server { get; internal set; }

    /// <summary>The URL by which its owner opens it, password included.</summary>
    public Value Url => UrlFor(Owner);

    /// <summary>The URL by which a role opens it, password included.</summary>
    public Value UrlFor(DatabaseRole role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return Value.Late(() => Server is { } server
            ? Value.Format($"postgres://{role.Name}:{role.Password}@{server.Endpoint.HostAndPort}/{Name}")
            : "");
    }

    internal string AccessOf(DatabaseRole role) => role == Owner ? "own" : Readers.Contains(role) ? "read" : "–";
}

/// <summary>A role that logs in to a server.</summary>
/// <param name="Name">The name, unique on its server.</param>
/// <param name="Password">Its password, which no other role has.</param>
public sealed record DatabaseRole(string Name, Secret Password);
