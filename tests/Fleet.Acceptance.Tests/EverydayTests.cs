using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Acceptance.Tests;

/// <summary>What an operator does every day: nothing, a small change, repairing what somebody broke by hand.</summary>
[Collection(LabCollection.Name)]
public class EverydayTests(LabFleet lab)
{
    private static readonly string[] Up = ["up", "--stack", "lab", "--yes", "--skip-preview", "--json"];

    [MachineFact]
    public async Task A_second_up_changes_nothing_and_leaves_the_checkpoint_alone()
    {
        await lab.ConvergeAsync();
        var before = await StartTimesAsync();
        var checkpoint = Directory.GetFiles(
            Path.Combine(lab.Workspace.Folder, ".fleet", "state", ".pulumi", "stacks"), "lab.json", SearchOption.AllDirectories)
            .Single();
        var written = File.GetLastWriteTimeUtc(checkpoint);

        var again = new EventStream(await lab.Fleet.MustRunAsync(Up));
        var asked = Directory.GetFiles(Path.Combine(lab.Workspace.Folder, ".fleet", "logs"), "lab-*.log")
            .MaxBy(File.GetLastWriteTimeUtc)!;

        (await File.ReadAllLinesAsync(asked)).Where(line => line.Contains("Engine ssh://", StringComparison.Ordinal))
            .Select(line => line[(line.LastIndexOf(": ", StringComparison.Ordinal) + 2)..])
            .Should().Equal(Enumerable.Repeat("1 GET containers/json, 1 HEAD _ping", 2), "one list a host tells of drift");
        again.Changes.Keys.Should().Equal("same");
        (await StartTimesAsync()).Should().Equal(before);
        File.GetLastWriteTimeUtc(checkpoint).Should().Be(written);
        (await lab.Fleet.RunAsync("preview", "--stack", "lab", "--expect-no-changes")).ExitCode.Should().Be(0);
        (await lab.Fleet.MustRunAsync("lab", "up")).Text.Should().Contain("no change");
    }

    [MachineFact]
    public async Task One_changed_environment_variable_replaces_exactly_one_container()
    {
        await lab.ConvergeAsync();
        var before = await StartTimesAsync();
        await lab.Fleet.MustRunAsync("config", "set", "--stack", "lab", "libnovel:catalogueRefresh", "7h");
        try
        {
            var preview = await lab.Fleet.MustRunAsync("preview", "--stack", "lab", "--diff");
            preview.Text.Should().Contain("libnovel-homelab/libnovel-runner/runner").And.Contain("forces replacement");
            (await lab.Fleet.RunAsync("preview", "--stack", "lab", "--expect-no-changes")).ExitCode.Should().NotBe(0);

            var up = new EventStream(await lab.Fleet.MustRunAsync(Up));

            up.Touched.Select(urn => urn.Split("::")[^1]).Should().Equal("libnovel-homelab/libnovel-runner/runner");
            var after = await StartTimesAsync();
            after.Where(container => before[container.Key] != container.Value).Select(container => container.Key)
                .Should().Equal(after.Keys.Single(name => name.EndsWith("-runner", StringComparison.Ordinal)));
        }
        finally
        {
            await lab.Fleet.MustRunAsync("config", "rm", "--stack", "lab", "libnovel:catalogueRefresh");
            await lab.ConvergeAsync();
        }
    }

    [MachineFact]
    public async Task A_container_removed_by_hand_and_a_stopped_one_are_found_and_repaired()
    {
        await lab.ConvergeAsync();
        var before = await lab.ContainersAsync(LabFleet.Prod);
        var removed = before.Keys.Single(name => name.EndsWith("-ui", StringComparison.Ordinal));
        var stopped = before.Keys.Single(name => name.EndsWith("-meilisearch", StringComparison.Ordinal));
        await lab.OnHostAsync(LabFleet.Prod, "docker", "rm", "-f", removed);
        await lab.OnHostAsync(LabFleet.Prod, "docker", "stop", stopped);

        await lab.Fleet.MustRunAsync("up", "--stack", "lab", "--yes", "--refresh", "--skip-preview");

        var after = await lab.ContainersAsync(LabFleet.Prod);
        after[removed].Status.Should().Be("running");
        after[stopped].Status.Should().Be("running");
        after.Where(container => before[container.Key].StartedAt != container.Value.StartedAt)
            .Select(container => container.Key).Should().BeEquivalentTo(removed, stopped);
    }

    [MachineFact]
    public async Task Drift_is_found_by_a_plain_up_too()
    {
        await lab.ConvergeAsync();
        var before = await lab.ContainersAsync(LabFleet.Prod);
        var stopped = before.Keys.Single(name => name.EndsWith("-crowdsec", StringComparison.Ordinal));
        await lab.OnHostAsync(LabFleet.Prod, "docker", "stop", stopped);

        await lab.Fleet.MustRunAsync("up", "--stack", "lab", "--yes", "--skip-preview");

        (await lab.ContainersAsync(LabFleet.Prod))[stopped].Status.Should().Be("running");
    }

    private async Task<Dictionary<string, string>> StartTimesAsync() =>
        (await lab.ContainersAsync(LabFleet.Prod)).Values.Concat((await lab.ContainersAsync(LabFleet.Homelab)).Values)
            .ToDictionary(container => container.Name, container => $"{container.Id} {container.StartedAt}");
}
