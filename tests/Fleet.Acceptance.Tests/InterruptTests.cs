using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Acceptance.Tests;

/// <summary>
/// Ctrl-C on the real command, once and twice: commands of this machine that take a while are removed, one at a time.
/// No host and no lab is needed for it.
/// </summary>
public sealed class InterruptTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FleetCommand _fleet;

    public InterruptTests()
    {
        _folder.Write("Pulumi.yaml", "name: slow\nruntime: dotnet\nbackend:\n  url: file://./state\n");
        _fleet = new FleetCommand(_folder.Path) { Environment = { ["PULUMI_CONFIG_PASSPHRASE"] = "interrupted" } };
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_first_one_finishes_what_runs_and_the_next_run_does_the_rest()
    {
        await RecordAsync("echo began >>log; sleep 3; echo ended >>log");

        var outcome = await InterruptAsync(times: 1);
        var left = await NamesAsync();
        var next = await _fleet.MustRunAsync("destroy", "--stack", "dev", "--yes", "--skip-preview");

        outcome.ExitCode.Should().Be(130, outcome.ToString());
        Log().Take(2).Should().Equal("began", "ended");
        left.Should().HaveCount(1, "the other one was finished and recorded, and this one never begun");
        Log().Should().Equal(["began", "ended", "began", "ended"], next.ToString());
        (await NamesAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task The_second_one_waits_no_longer_and_the_next_run_finds_out()
    {
        await RecordAsync("echo began >>log; [ -e quick ] || sleep 300; echo ended >>log");
        var clock = Stopwatch.StartNew();

        var outcome = await InterruptAsync(times: 2);

        outcome.ExitCode.Should().Be(130, outcome.ToString());
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(200), "what runs takes longer by itself");
        Log().Should().Equal("began");
        (await NamesAsync()).Should().HaveCount(2);
        _folder.Write("quick", "");
        await _fleet.MustRunAsync("destroy", "--stack", "dev", "--yes", "--skip-preview");
        (await NamesAsync()).Should().BeEmpty();
        Log().Skip(1).Should().BeEquivalentTo("began", "ended", "began", "ended");
    }

    private string[] Log() => File.Exists(_folder["log"]) ? File.ReadAllLines(_folder["log"]) : [];

    private async Task<FleetOutcome> InterruptAsync(int times)
    {
        using var process = _fleet.Start("destroy", "--stack", "dev", "--yes", "--skip-preview", "--parallel", "1");
        var finished = FleetCommand.FinishAsync(process);
        await Eventually.HoldsAsync(() => Log().Length > 0 || finished.IsCompleted, () => "a command began");
        for (var signal = 0; signal < times; signal++)
        {
            using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(300));
        }

        return await finished;
    }

    private async Task<IReadOnlyList<string>> NamesAsync()
    {
        using var state = JsonDocument.Parse((await _fleet.MustRunAsync("stack", "export", "--stack", "dev")).Output);
        return state.RootElement.GetProperty("deployment").TryGetProperty("resources", out var resources)
            ? [.. resources.EnumerateArray().Where(resource => resource.GetProperty("type").GetString() == "command:local:Command")
                .Select(resource => resource.GetProperty("urn").GetString()!)]
            : [];
    }

    // Two commands, as an earlier run would have recorded them.
    private async Task RecordAsync(string delete)
    {
        const string provider = "urn:pulumi:dev::slow::pulumi:providers:command::default";
        var commands = new[] { "a", "b" }.Select(name => new
        {
            urn = $"urn:pulumi:dev::slow::command:local:Command::{name}",
            custom = true,
            id = name,
            type = "command:local:Command",
            inputs = new { delete, dir = _folder.Path },
            outputs = new { delete, dir = _folder.Path, stdout = "", stderr = "" },
            provider = $"{provider}::p",
        });
        object root = new { urn = provider, custom = true, id = "p", type = "pulumi:providers:command", inputs = new { }, outputs = new { } };
        _folder.Write("import.json", JsonSerializer.Serialize(new { version = 3, deployment = new { resources = commands.Prepend(root) } }));
        await _fleet.MustRunAsync("stack", "init", "dev");
        await _fleet.MustRunAsync("stack", "import", "--stack", "dev", "--file", "import.json");
    }
}
