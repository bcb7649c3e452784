using System.Globalization;
using System.Text.RegularExpressions;
using Fleet.Lab;
using Fleet.TestKit;
using Xunit;

namespace Fleet.Acceptance.Tests.Storms;

/// <summary>
/// A lab of two hosts and a small program for tests that do harm again and again. From one round of the program to the
/// next something is created, something is updated in place, something is replaced and something is deleted.
/// </summary>
public sealed partial class Harbour : IAsyncLifetime, ILabLog
{
    /// <summary>The stack.</summary>
    public const string Stack = "harbour";

    private const string Id = "lab70";
    private const int Number = 70;
    private const string Image = "docker.io/fleet/harbour:1";

    private readonly TempFolder _folder = new();
    private readonly Lab.Lab _lab;

    /// <summary>Prepares a workspace; nothing is started yet.</summary>
    public Harbour()
    {
        _lab = new Lab.Lab(this);
        Fleet = new FleetCommand(_folder.Path);
        Fleet.Environment["PULUMI_CONFIG_PASSPHRASE"] = "harbour";
    }

    /// <summary>The hosts.</summary>
    public static IReadOnlyList<string> Hosts { get; } = ["north", "south"];

    /// <summary>The command, run in the workspace.</summary>
    public FleetCommand Fleet { get; }

    /// <summary>The folder that holds the state.</summary>
    public string StateFolder => _folder[".fleet/state"];

    /// <summary>What the program declares: each number something else.</summary>
    public int Round { get; private set; }

    /// <summary>How long each operation takes, by what was seen of it.</summary>
    public Dictionary<string, TimeSpan> Lengths { get; } = [];

    private string StackFile => _folder[$"Pulumi.{Stack}.yaml"];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (MachineFactAttribute.WhyNot() is not null && Environment.GetEnvironmentVariable("FLEET_DEMAND_LAB") != "1")
        {
            return;
        }

        var spec = LabSpec.For(Id, Number, Hosts);
        await _lab.DownAsync(Id);
        await _lab.UpAsync(spec);
        foreach (var host in Hosts)
        {
            await _lab.EnsureImagesAsync(Id, host, [new ImageRequest { Reference = Image }]);
        }

        // The program is built with the tests: nothing is built in the middle of a measured moment.
        var bin = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(bin.Parent!.Parent!.FullName, "Fleet.Acceptance.Programs", bin.Name, "Fleet.Acceptance.Programs");
        _folder.Write("Pulumi.yaml", $"""
            name: harbour
            runtime:
              name: dotnet
              options: {"{"} binary: {program} {"}"}
            backend: {"{"} url: "file://./.fleet/state" {"}"}

            """);
        var hosts = spec.Hosts.Select(host =>
            $"    {host.Name}: {"{"} address: {host.Address}, user: root, hostKey: \"{LabKeys.HostKey(host.Name).PublicLine}\" {"}"}");
        var key = LabKeys.ClientKey.PrivatePem.TrimEnd().Split('\n').Select(line => $"    {line}");
        _folder.Write($"Pulumi.{Stack}.yaml", $"""
            config:
              fleet:owns: ["*"]
              fleet:disposable: true
              fleet:hosts:
            {string.Join('\n', hosts)}
              fleet:sshKey: |
            {string.Join('\n', key)}
              harbour:round: "0"

            """);
        await Fleet.MustRunAsync("stack", "init", Stack);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await _lab.DownAsync(Id);
        _folder.Dispose();
    }

    /// <summary>Has the program declare something else from now on.</summary>
    public void NextRound()
    {
        Round++;
        File.WriteAllText(StackFile, RoundLine().Replace(
            File.ReadAllText(StackFile), string.Create(CultureInfo.InvariantCulture, $"$1\"{Round}\"")));
    }

    /// <summary>The arguments of <c>up</c>, <c>refresh</c> or <c>destroy</c> of the stack, without questions.</summary>
    public static string[] Arguments(string verb, params string[] more) =>
        [verb, "--stack", Stack, "--yes", "--skip-preview", .. more];

    /// <summary>Runs an operation to its end and demands that it succeeds.</summary>
    public Task<FleetOutcome> MustAsync(string verb, params string[] more) => Fleet.MustRunAsync(Arguments(verb, more));

    /// <summary>Does harm to a host.</summary>
    public Task BreakAsync(string host, string fault) => _lab.BreakAsync(Id, host, LabFault.Parse(fault));

    /// <summary>Undoes all harm.</summary>
    public Task HealAsync() => _lab.HealAsync(Id);

    /// <summary>Runs a script on a host and returns what it printed.</summary>
    public async Task<string> OnHostAsync(string host, string script)
    {
        var result = await _lab.ExecAsync(Id, host, ["sh", "-c", script]);
        return result.ExitCode == 0
            ? result.Output
            : throw new InvalidOperationException($"On '{host}': {script}\n{result.Output}{result.Error}");
    }

    /// <inheritdoc/>
    void ILabLog.Say(string message)
    {
    }

    /// <inheritdoc/>
    void ILabLog.Warn(string message)
    {
    }

    [GeneratedRegex("(harbour:round: ).*")]
    private static partial Regex RoundLine();
}

/// <summary>Tests that share this lab run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class HarbourCollection : ICollectionFixture<Harbour>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "harbour";
}
