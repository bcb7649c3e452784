using System.Text;

namespace Fleet;

/// <summary>
/// The databases of a PostgreSQL and the roles that open them. Roles are made with their passwords, databases with their
/// owners, and every role is refused by what is not its own; a preview shows what differs, and an up repairs it. What is no
/// longer declared is kept: a database stays, and a role can no longer log in.
/// </summary>
/// <example><code>
/// var shop = new DatabaseRole("shop", fleet.Add(Secret.Generated("shop-db", atlas)));
/// var server = stack.Add(new PostgresServer("databases", sql)
/// {
///     Roles = { shop },
///     Databases = { new Database("shop", shop) },
/// });
/// web.Environment["DATABASE_URL"] = server.Databases[0].Url;
/// </code></example>
public sealed class PostgresServer : StackMember
{
    /// <summary>The databases of a server.</summary>
    /// <param name="name">The permanent name, unique in its stack.</param>
    /// <param name="endpoint">Where the server listens.</param>
    public PostgresServer(string name, Endpoint endpoint) : base(name)
    {
        Endpoint = endpoint;
        Databases = new OwnSet<Database>(database => database.Server = this);
    }

    /// <summary>Where the server listens.</summary>
    public Endpoint Endpoint { get; }

    /// <summary>
    /// The service in whose container <c>psql</c> is run; the server itself unless said, reached by its local socket.
    /// </summary>
    public Service? Client { get; init; }

    /// <summary>The role that administers the server; <c>postgres</c> unless said.</summary>
    public string Administrator { get; init; } = "postgres";

    /// <summary>The administrator's password; none where the local socket asks for none.</summary>
    public Secret? Password { get; init; }

    /// <summary>Who logs in.</summary>
    public List<DatabaseRole> Roles { get; } = [];

    /// <summary>What there is to open.</summary>
    public OwnSet<Database> Databases { get; }

    /// <summary>Where roles are refused by what is not theirs; on the whole server unless said.</summary>
    public DatabaseIsolation Isolation { get; init; }

    /// <summary>The container <c>psql</c> is run in.</summary>
    public Service? RunsIn => Client ?? Endpoint.Service as Service;

    /// <summary>Who opens what, as a table in Markdown: <c>own</c>, <c>read</c> or a dash.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append("| Role |").AppendJoin("", Databases.Select(database => $" {database.Name} |")).Append('\n');
        text.Append("| --- |").Insert(text.Length, " --- |", Databases.Count).Append('\n');
        foreach (var role in Roles)
        {
            text.Append($"| {role.Name} |").AppendJoin("", Databases.Select(database => $" {database.AccessOf(role)} |")).Append('\n');
        }

        return text.ToString();
    }

    internal override string Noun => "Database server";

    internal override IEnumerable<(ValuePlace Where, Value Value)> Values =>
        Roles.Select(role => (new ValuePlace("its role", role.Name), (Value)role.Password))
            .Concat(Password is null ? [] : [("its administrator", (Value)Password)]);

    internal override IEnumerable<StackMember> Prerequisites =>
        [.. DependsOn, .. new[] { Endpoint.Listener, Client }.OfType<StackMember>().Distinct()];
}

/// <summary>Where the roles of a server are refused by databases that are not theirs.</summary>
public enum DatabaseIsolation
{
    /// <summary>Everywhere, by the server's own maintenance databases too.</summary>
    WholeServer,

    /// <summary>By the declared databases; for a managed server, whose own databases cannot be changed.</summary>
    DeclaredDatabases,

    /// <summary>Nowhere.</summary>
    None,
}
