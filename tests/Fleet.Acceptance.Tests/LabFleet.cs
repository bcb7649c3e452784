using System.Text.Json;
using Fleet.TestKit;
using Xunit;

namespace Fleet.Acceptance.Tests;

/// <summary>
/// libnovel, brought up once on a lab of its own by <c>fleet lab up</c>, for every test of the collection. Each test
/// leaves the fleet as declared, or starts with an <c>up</c>.
/// </summary>
public sealed class LabFleet : IAsyncLifetime
{
    /// <summary>The production host's id.</summary>
    public const string Prod = "libnovel-prod";

    /// <summary>The homelab host's id.</summary>
    public const string Homelab = "libnovel-homelab";

    private LabWorkspace? _workspace;
    private bool _isAsDeclared;

    /// <summary>The workspace that holds the program and the stack <c>lab</c>.</summary>
    public LabWorkspace Workspace =>
        _workspace ?? throw new InvalidOperationException("Bug: the lab is used by a test that does not demand it.");

    /// <summary>The command, run in the workspace. Whoever asks for it may change the fleet.</summary>
    public FleetCommand Fleet
    {
        get
        {
            _isAsDeclared = false;
            return Workspace.Fleet;
        }
    }

    /// <summary>What the first <c>fleet lab up</c> printed.</summary>
    public FleetOutcome FirstUp { get; private set; } = new(-1, "", "");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (MachineFactAttribute.WhyNot() is not null && Environment.GetEnvironmentVariable("FLEET_DEMAND_LAB") != "1")
        {
            return;
        }

        _workspace = new LabWorkspace(60);
        await Fleet.RunAsync("lab", "down", "--yes");
        FirstUp = await Fleet.MustRunAsync("lab", "up");
        _isAsDeclared = true;
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

    /// <summary>Runs a command on a lab host and returns what it printed; fails the test when it fails.</summary>
    public Task<string> OnHostAsync(string host, params string[] command)
    {
        _isAsDeclared = false;
        return ReadAsync(host, command);
    }

    /// <summary>Every container of a host, running or not, by name.</summary>
    public async Task<IReadOnlyDictionary<string, LabContainer>> ContainersAsync(string host)
    {
        var ids = (await ReadAsync(host, "docker", "ps", "-aq")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (ids.Length == 0)
        {
            return new Dictionary<string, LabContainer>();
        }

        using var document = JsonDocument.Parse(await ReadAsync(host, ["docker", "inspect", .. ids]));
        return document.RootElement.EnumerateArray().Select(LabContainer.From).ToDictionary(container => container.Name);
    }

    /// <summary>Makes the fleet what the program says, whatever was done to it since it was last that.</summary>
    public async Task ConvergeAsync()
    {
        if (!_isAsDeclared)
        {
            await Fleet.MustRunAsync("up", "--stack", "lab", "--yes", "--refresh", "--skip-preview");
            _isAsDeclared = true;
        }
    }

    private async Task<string> ReadAsync(string host, params string[] command) =>
        (await Workspace.Fleet.MustRunAsync(["lab", "ssh", host, "--", .. command])).Output;
}

/// <summary>What matters of a container in these tests.</summary>
public sealed record LabContainer(
    string Name, string Id, string Status, int ExitCode, string StartedAt, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>Reads one element of <c>docker inspect</c>.</summary>
    public static LabContainer From(JsonElement container)
    {
        var state = container.GetProperty("State");
        return new LabContainer(
            container.GetProperty("Name").GetString()!.TrimStart('/'),
            container.GetProperty("Id").GetString()!,
            state.GetProperty("Status").GetString()!,
            state.GetProperty("ExitCode").GetInt32(),
            state.GetProperty("StartedAt").GetString()!,
            container.GetProperty("Config").GetProperty("Labels").EnumerateObject()
                .ToDictionary(label => label.Name, label => label.Value.GetString()!));
    }
}

/// <summary>Tests that share one lab run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class LabCollection : ICollectionFixture<LabFleet>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "lab";
}
