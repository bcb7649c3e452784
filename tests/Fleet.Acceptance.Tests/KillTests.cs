using System.Text.Json;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Acceptance.Tests;

/// <summary><c>kill -9</c> in the middle of an up, again and again: the next up completes, nothing twice, nothing lost.</summary>
[Collection(LabCollection.Name)]
public class KillTests(LabFleet lab)
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("FLEET_TEST_FULL") == "1" ? 20 : 2;

    [MachineFact]
    public async Task An_up_killed_at_any_moment_is_completed_by_the_next_one()
    {
        await lab.ConvergeAsync();
        await lab.Fleet.MustRunAsync("destroy", "--stack", "lab", "--yes", "--skip-preview");
        var killed = 0;
        for (var round = 0; killed < Rounds && round < 3 * Rounds; round++)
        {
            // Each round starts from what the kill before left, or from nothing where an up ended before its moment came.
            using var process = lab.Fleet.Start("up", "--stack", "lab", "--yes", "--skip-preview");
            var output = FleetCommand.FinishAsync(process);
            await Task.WhenAny(output, Task.Delay(TimeSpan.FromMilliseconds(500 + (killed * 6000 / Rounds))));
            var isRunning = !process.HasExited;
            if (isRunning)
            {
                process.Kill();
                killed++;
            }

            await output;
            if (!isRunning)
            {
                await lab.Fleet.MustRunAsync("destroy", "--stack", "lab", "--yes", "--skip-preview");
            }
        }

        await lab.Fleet.MustRunAsync("up", "--stack", "lab", "--yes", "--skip-preview");

        await EngineAndStateAgreeAsync();
        new EventStream(await lab.Fleet.MustRunAsync("up", "--stack", "lab", "--yes", "--skip-preview", "--json"))
            .Changes.Keys.Should().Equal("same");
        killed.Should().Be(Rounds);
        TestCounts.Add($"kill -9 in the middle of an up: {killed} times, and later ups completed it");
    }

    private async Task EngineAndStateAgreeAsync()
    {
        using var state = JsonDocument.Parse((await lab.Fleet.MustRunAsync("stack", "export", "--stack", "lab")).Output);
        var deployment = state.RootElement.GetProperty("deployment");
        deployment.TryGetProperty("pending_operations", out var pending).Should().Be(
            pending.ValueKind == JsonValueKind.Array, "only a list is possible");
        if (pending.ValueKind == JsonValueKind.Array)
        {
            pending.GetArrayLength().Should().Be(0);
        }

        var recorded = deployment.GetProperty("resources").EnumerateArray()
            .Where(resource => resource.GetProperty("type").GetString() == "docker:index/container:Container")
            .Select(resource => resource.GetProperty("id").GetString()!)
            .Concat(deployment.GetProperty("resources").EnumerateArray()
                .Where(resource => resource.GetProperty("type").GetString() == "fleet:index:Job")
                .Select(resource => resource.GetProperty("outputs").GetProperty("containerId").GetString()!));
        var running = (await lab.ContainersAsync(LabFleet.Prod)).Values.Concat((await lab.ContainersAsync(LabFleet.Homelab)).Values);
        running.Select(container => container.Id).Should().BeEquivalentTo(recorded);
    }
}
