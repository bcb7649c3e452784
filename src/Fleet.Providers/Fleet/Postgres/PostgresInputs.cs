using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Fleet.Postgres;

/// <summary>What a <c>fleet:index:PostgresRoles</c> should be: the databases of a server and who opens them.</summary>
internal sealed partial record PostgresInputs
{
    private static readonly string[] Isolations = ["server", "declared", "none"];

    /// <summary>How the server is reached.</summary>
    public required PsqlPlace Place { get; init; }

    /// <summary>Who logs in.</summary>
    public ImmutableArray<PostgresRole> Roles { get; init; } = [];

    /// <summary>What is opened.</summary>
    public ImmutableArray<PostgresDatabase> Databases { get; init; } = [];

    /// <summary>
    /// Whether roles are refused by what is not theirs: in the whole <c>server</c> with its maintenance databases, among the
    /// <c>declared</c> ones only, or <c>none</c>.
    /// </summary>
    public string Isolation { get; init; } = "server";

    /// <summary>True to drop what is no longer declared; otherwise databases stay and roles can no longer log in.</summary>
    public bool DropsRemoved { get; init; }

    /// <summary>Every database that isolation is about.</summary>
    public IEnumerable<string> Guarded => Isolation == "server"
        ? Databases.Select(database => database.Name).Concat(["postgres", "template1"]).Distinct(StringComparer.Ordinal)
        : Databases.Select(database => database.Name);

    /// <summary>What a role is to open.</summary>
    public IEnumerable<string> OpenedBy(string role) => Databases
        .Where(database => database.Owner == role || database.Readers.Contains(role, StringComparer.Ordinal))
        .Select(database => database.Name);

    /// <summary>True for a role that reads a database of another's.</summary>
    public bool IsReader(string role) => Databases.Any(database => database.Readers.Contains(role, StringComparer.Ordinal));

    /// <summary>Validates and fills in defaults.</summary>
    public static CheckResult Check(CheckRequest request)
    {
        var check = new InputCheck(request.NewInputs);
        check.AllowOnly("container", "host", "port", "user", "password", "roles", "databases", "isolation", "dropRemoved");
        check.Default("user", "postgres");
        check.Default("isolation", "server");
        check.Default("dropRemoved", false);
        check.Text("container");
        check.Text("host");
        check.Number("port", least: 1, most: 65535);
        check.Text("user");
        check.Bool("dropRemoved");
        if (check.Text("password") is { } password && password.Any(char.IsControl))
        {
            check.Fail("password", "The administrator's password holds a line break or another control character.");
        }

        if (check.Text("isolation") is { } isolation && !Isolations.Contains(isolation, StringComparer.Ordinal))
        {
            check.Fail("isolation", $"'{isolation}' is none of {string.Join(", ", Isolations)}.");
        }

        AllowMembers(check, "roles", "name", "password");
        AllowMembers(check, "databases", "name", "owner", "readers");
        if (!check.IsUnknown("roles") && !check.IsUnknown("databases"))
        {
            CheckMatrix(check, Read(check.Inputs));
        }

        return check.Result();
    }

    /// <summary>Fails for elements that hold something else than these.</summary>
    private static void AllowMembers(InputCheck check, string list, params string[] names)
    {
        var items = check.IsUnknown(list) ? [] : check.Inputs.Find(list)?.AsList() ?? [];
        foreach (var (index, item) in items.Index())
        {
            var element = new InputCheck(item.AsMap());
            element.AllowOnly(names);
            foreach (var failure in element.Result().Failures)
            {
                check.Fail($"{list}[{index}].{failure.Property}", failure.Reason);
            }
        }
    }

    /// <summary>Reads checked inputs.</summary>
    public static PostgresInputs Read(PropertyMap inputs)
    {
        var check = new InputCheck(inputs);
        return new PostgresInputs
        {
            Place = new PsqlPlace(
                check.Text("container"), check.Text("host"), check.Number("port"), check.Text("user") ?? "postgres", check.Text("password")),
            Roles =
            [
                .. Items("roles").Select(role => new PostgresRole(
                    role.Find("name")?.AsText() ?? "", role.Find("password")?.AsText() ?? "")),
            ],
            Databases =
            [
                .. Items("databases").Select(database => new PostgresDatabase(
                    database.Find("name")?.AsText() ?? "",
                    database.Find("owner")?.AsText() ?? "",
                    [.. (database.Find("readers")?.AsList() ?? []).Select(reader => reader.AsText() ?? "")])),
            ],
            Isolation = check.Text("isolation") ?? "server",
            DropsRemoved = check.Bool("dropRemoved") == true,
        };

        IEnumerable<PropertyMap> Items(string name) => (inputs.Find(name)?.AsList() ?? []).Select(item => item.AsMap());
    }

    private static void CheckMatrix(InputCheck check, PostgresInputs wanted)
    {
        foreach (var name in wanted.Roles.Select(role => role.Name).Concat(wanted.Databases.Select(database => database.Name))
                     .Where(name => !NamePattern().IsMatch(name)).Distinct())
        {
            check.Fail("", $"'{name}' cannot be the name of a role or a database: up to 63 letters, digits, '_' and '-', a letter first.");
        }

        foreach (var role in wanted.Roles.Where(role => role.Password.Length == 0 || !role.Password.All(char.IsAscii) || role.Password.Any(char.IsControl)))
        {
            check.Fail("roles", $"The password of '{role.Name}' is empty or holds something else than printable ASCII.");
        }

        foreach (var name in wanted.Roles.GroupBy(role => role.Name).Where(same => same.Count() > 1))
        {
            check.Fail("roles", $"The role '{name.Key}' is there more than once.");
        }

        foreach (var name in wanted.Databases.GroupBy(database => database.Name).Where(same => same.Count() > 1))
        {
            check.Fail("databases", $"The database '{name.Key}' is there more than once.");
        }

        foreach (var role in wanted.Roles.Where(role => role.Name == wanted.Place.User))
        {
            check.Fail("roles", $"'{role.Name}' administers the server, and would lose what it needs for that.");
        }

        foreach (var database in wanted.Databases)
        {
            foreach (var role in database.Readers.Prepend(database.Owner).Where(role => wanted.Roles.All(each => each.Name != role)))
            {
                check.Fail("databases", $"The database '{database.Name}' is for the role '{role}', which is not among the roles.");
            }
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,62}\\z")]
    private static partial Regex NamePattern();
}

/// <summary>A role that logs in.</summary>
internal sealed record PostgresRole(string Name, string Password);

/// <summary>A database, the role it belongs to, and those who read it.</summary>
internal sealed record PostgresDatabase(string Name, string Owner, ImmutableArray<string> Readers);
