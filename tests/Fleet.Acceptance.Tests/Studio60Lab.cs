using System.Text;
using System.Text.Json;
using Fleet.TestKit;
using Xunit;

namespace Fleet.Acceptance.Tests;

/// <summary>Studio60, brought up once by <c>fleet lab up</c> from <c>Pulumi.lab-studio60.yaml</c> on a lab of its own.</summary>
public sealed class Studio60Lab : IAsyncLifetime
{
    private static readonly string[] Hosts = ["s60-sentinel", "s60-hub-alfa", "s60-prod-alfa", "s60-argus", "s60-cerebro", "s60-dopg"];
    private LabWorkspace? _workspace;

    /// <summary>The command, run in the workspace.</summary>
    public FleetCommand Fleet => _workspace?.Fleet ?? throw new InvalidOperationException("Bug: the lab is used by a test that does not demand it.");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (MachineFactAttribute.WhyNot() is not null && Environment.GetEnvironmentVariable("FLEET_DEMAND_LAB") != "1")
        {
            return;
        }

        _workspace = new LabWorkspace(62, "Pulumi.lab-studio60.yaml");
        await Fleet.RunAsync("lab", "down", "--yes");
        await Fleet.MustRunAsync("lab", "up");
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_workspace is not null)
        {
            await Fleet.RunAsync("lab", "down", "--yes");
            _workspace.Dispose();
        }
    }

    /// <summary>The address of a host.</summary>
    public string Address(string host) => _workspace!.Address(11 + Array.IndexOf(Hosts, host));

    /// <summary>The recorded server of databases, passwords in clear.</summary>
    public async Task<RecordedServer> ServerAsync()
    {
        using var state = JsonDocument.Parse(
            (await Fleet.MustRunAsync("stack", "export", "--stack", "lab", "--show-secrets")).Output);
        return RecordedServer.From(state.RootElement.GetProperty("deployment").GetProperty("resources"));
    }

    /// <summary>Every pair of role and database that lets the role in, as <c>role database</c>, over the network with its password.</summary>
    public async Task<string[]> OpenedAsync(IReadOnlyList<RecordedRole> roles, IReadOnlyList<string> databases)
    {
        var script = new StringBuilder();
        foreach (var role in roles)
        {
            script.Append(
                $"for d in {string.Join(' ', databases)}; do PGPASSWORD={role.Password} psql -h 127.0.0.1 -U {role.Name} -d $d -Atc 'select 1' "
                + $">/dev/null 2>&1 && echo {role.Name} $d; done; ");
        }

        var output = await Fleet.MustRunAsync(
            "lab", "ssh", "s60-dopg", "--", "docker", "exec", "s60-dopg-postgres", "sh", "-c", $"{script}true");
        return output.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

/// <summary>What is recorded of a server of databases.</summary>
public sealed record RecordedServer(IReadOnlyList<RecordedRole> Roles, IReadOnlyList<(string Name, string Owner)> Databases)
{
    /// <summary>Reads it from a state's resources.</summary>
    public static RecordedServer From(JsonElement resources)
    {
        var inputs = resources.EnumerateArray()
            .Single(resource => resource.GetProperty("type").GetString() == "fleet:index:PostgresRoles").GetProperty("inputs");
        return new RecordedServer(
            [.. Plain(inputs.GetProperty("roles")).EnumerateArray().Select(Plain)
                .Select(role => new RecordedRole(Text(role, "name"), Text(role, "password")))],
            [.. Plain(inputs.GetProperty("databases")).EnumerateArray().Select(Plain)
                .Select(database => (Text(database, "name"), Text(database, "owner")))]);
    }

    private static string Text(JsonElement element, string name) => Plain(element.GetProperty(name)).GetString()!;

    // A secret that is shown is an object with the JSON of its content.
    private static JsonElement Plain(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("plaintext", out var text)
            ? JsonDocument.Parse(text.GetString()!).RootElement
            : element;
}

/// <summary>A role with its password.</summary>
public sealed record RecordedRole(string Name, string Password);
