using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Acceptance.Tests;

/// <summary>A host that cannot be reached stops its own part of the run and nothing else.</summary>
[Collection(LabCollection.Name)]
public class HostDownTests(LabFleet lab)
{
    [MachineFact]
    public async Task The_other_host_is_finished_the_error_names_the_one_that_is_down_and_the_next_up_does_the_rest()
    {
        await lab.ConvergeAsync();
        await lab.OnHostAsync(LabFleet.Prod, "sh", "-c", "docker rm -f $(docker ps -qf name=dozzle)");
        await lab.OnHostAsync(LabFleet.Homelab, "sh", "-c", "docker rm -f $(docker ps -qf name=pocket-tts)");
        await lab.Fleet.MustRunAsync("lab", "break", LabFleet.Homelab, "network");
        try
        {
            var up = await lab.Fleet.RunAsync("up", "--stack", "lab", "--yes", "--skip-preview", "--refresh");

            up.ExitCode.Should().NotBe(0);
            up.Text.Should().Contain(LabFleet.Homelab).And.Contain(lab.Workspace.Address(12));
            (await lab.ContainersAsync(LabFleet.Prod)).Values.Should()
                .Contain(container => container.Name.Contains("dozzle") && container.Status == "running");
        }
        finally
        {
            await lab.Fleet.MustRunAsync("lab", "heal");
        }

        await lab.ConvergeAsync();
        (await lab.ContainersAsync(LabFleet.Homelab)).Values.Select(container => container.Status)
            .Should().Equal("running", "running", "running");
    }
}
