using System.Collections.Immutable;
using System.Text.Json;

namespace Fleet.Providers.Fleet.Postgres;

/// <summary>What a server says of roles and databases.</summary>
internal sealed record PostgresFacts(
    ImmutableDictionary<string, RoleFacts> Roles, ImmutableDictionary<string, string> Owners)
{
    /// <summary>Reads the last line that the script of <see cref="PostgresSql.Facts"/> prints.</summary>
    public static PostgresFacts Parse(string printed)
    {
        using var document = JsonDocument.Parse(printed.Trim().Split('\n')[^1]);
        var root = document.RootElement;
        return new PostgresFacts(
            root.GetProperty("roles").EnumerateArray().ToImmutableDictionary(
                role => role.GetProperty("name").GetString()!,
                role => new RoleFacts(
                    role.GetProperty("login").GetBoolean(),
                    Texts(role.GetProperty("powers")),
                    Texts(role.GetProperty("opens")),
                    role.GetProperty("reads").GetBoolean(),
                    role.TryGetProperty("verifier", out var verifier) ? verifier.GetString() ?? "" : null)),
            root.GetProperty("databases").EnumerateArray().ToImmutableDictionary(
                database => database.GetProperty("name").GetString()!, database => database.GetProperty("owner").GetString()!));
    }

    /// <summary>How it differs from what is wanted, in words; nothing when it does not.</summary>
    public IEnumerable<string> Differences(PostgresInputs wanted)
    {
        foreach (var database in wanted.Databases)
        {
            if (!Owners.TryGetValue(database.Name, out var owner))
            {
                yield return $"database '{database.Name}' is gone";
            }
            else if (owner != database.Owner)
            {
                yield return $"database '{database.Name}' belongs to '{owner}'";
            }
        }

        foreach (var role in wanted.Roles)
        {
            if (!Roles.TryGetValue(role.Name, out var found))
            {
                yield return $"role '{role.Name}' is gone";
                continue;
            }

            foreach (var difference in found.Differences(role, wanted))
            {
                yield return $"role '{role.Name}' {difference}";
            }
        }
    }

    private static ImmutableArray<string> Texts(JsonElement array) => [.. array.EnumerateArray().Select(text => text.GetString()!)];
}

/// <summary>What a server says of one role.</summary>
/// <param name="CanLogIn">True when it may.</param>
/// <param name="Powers">What it may do to the server: <c>superuser</c>, <c>createdb</c> …</param>
/// <param name="Opens">The guarded databases it may connect to, by whatever grant.</param>
/// <param name="Reads">True when it reads all tables of what it opens.</param>
/// <param name="Verifier">What the server keeps of its password: empty for none, null when the administrator may not see it.</param>
internal sealed record RoleFacts(
    bool CanLogIn, ImmutableArray<string> Powers, ImmutableArray<string> Opens, bool Reads, string? Verifier)
{
    /// <summary>How it differs, in words that follow its name.</summary>
    public IEnumerable<string> Differences(PostgresRole role, PostgresInputs wanted)
    {
        if (!CanLogIn)
        {
            yield return "cannot log in";
        }

        if (Powers.Length > 0)
        {
            yield return $"has the power {string.Join(", ", Powers)}";
        }

        if (Verifier is not null && !ScramVerifier.Matches(Verifier, role.Password))
        {
            yield return "has another password";
        }

        var opened = wanted.OpenedBy(role.Name).ToList();
        foreach (var database in opened.Except(Opens, StringComparer.Ordinal))
        {
            yield return $"cannot open '{database}'";
        }

        foreach (var database in wanted.Isolation == "none" ? [] : Opens.Except(opened, StringComparer.Ordinal))
        {
            yield return $"can open '{database}'";
        }

        if (wanted.IsReader(role.Name) && !Reads)
        {
            yield return "cannot read what it opens";
        }
    }
}
