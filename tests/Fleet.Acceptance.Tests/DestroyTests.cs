using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Acceptance.Tests;

/// <summary>Destroy removes what Fleet made and nothing else.</summary>
[Collection(LabCollection.Name)]
public class DestroyTests(LabFleet lab)
{
    [MachineFact]
    public async Task Engines_are_empty_after_a_destroy_except_for_what_fleet_did_not_make()
    {
        await lab.ConvergeAsync();
        foreach (var name in new[] { "foreign-1", "foreign-2", "foreign-3" })
        {
            await lab.OnHostAsync(LabFleet.Prod, "sh", "-c",
                $"docker run -d --name {name} -v {name}:/data $(docker inspect -f '{{{{.Image}}}}' $(docker ps -qf name=watchtower))");
        }

        try
        {
            var planted = await ForeignAsync();
            await lab.ConvergeAsync();
            (await ForeignAsync()).Should().Equal(planted);

            await lab.Fleet.MustRunAsync("destroy", "--stack", "lab", "--yes", "--skip-preview");

            (await ForeignAsync()).Should().Equal(planted);
            (await lab.ContainersAsync(LabFleet.Prod)).Keys.Should().BeEquivalentTo("foreign-1", "foreign-2", "foreign-3");
            (await lab.ContainersAsync(LabFleet.Homelab)).Should().BeEmpty();
            (await lab.OnHostAsync(LabFleet.Prod, "docker", "volume", "ls", "-q"))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Should().BeEquivalentTo("foreign-1", "foreign-2", "foreign-3");
            (await lab.OnHostAsync(LabFleet.Prod, "docker", "network", "ls", "-q", "--filter", "type=custom"))
                .Should().BeEmpty();
        }
        finally
        {
            await lab.OnHostAsync(LabFleet.Prod, "docker", "rm", "-fv", "foreign-1", "foreign-2", "foreign-3");
            await lab.OnHostAsync(LabFleet.Prod, "docker", "volume", "rm", "-f", "foreign-1", "foreign-2", "foreign-3");
            await lab.ConvergeAsync();
        }
    }

    private async Task<IReadOnlyList<string>> ForeignAsync() =>
        [.. (await lab.ContainersAsync(LabFleet.Prod)).Values
            .Where(container => container.Name.StartsWith("foreign", StringComparison.Ordinal))
            .OrderBy(container => container.Name, StringComparer.Ordinal)
            .Select(container => $"{container.Name} {container.Id} {container.StartedAt}")];
}
