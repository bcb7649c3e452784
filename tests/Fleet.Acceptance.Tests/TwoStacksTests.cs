using System.Text.RegularExpressions;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Acceptance.Tests;

/// <summary>The real stacks, prod and homelab, with lab addresses in place of theirs.</summary>
[Collection(LabCollection.Name)]
public partial class TwoStacksTests(LabFleet lab)
{
    [MachineFact]
    public async Task Prod_and_homelab_one_after_the_other_end_in_the_same_fleet_as_lab_does_in_one()
    {
        await lab.ConvergeAsync();
        var whole = await ShapeAsync();
        await lab.Fleet.MustRunAsync("destroy", "--stack", "lab", "--yes", "--skip-preview");
        try
        {
            foreach (var stack in new[] { "prod", "homelab" })
            {
                lab.Workspace.Write($"Pulumi.{stack}.yaml", LabData(stack));
                lab.Fleet.Environment["PULUMI_CONFIG_PASSPHRASE"] = "fleet-lab";
                await lab.Fleet.MustRunAsync("stack", "init", stack);
                await lab.Fleet.MustRunAsync("up", "--stack", stack, "--yes", "--skip-preview");
            }

            (await ShapeAsync()).Should().Equal(whole);
        }
        finally
        {
            await lab.Fleet.RunAsync("destroy", "--stack", "homelab", "--yes", "--skip-preview");
            await lab.Fleet.RunAsync("destroy", "--stack", "prod", "--yes", "--skip-preview");
            lab.Fleet.Environment.Remove("PULUMI_CONFIG_PASSPHRASE");
            await lab.ConvergeAsync();
        }
    }

    [MachineFact]
    public async Task With_the_real_addresses_an_up_is_refused_before_any_socket_is_opened()
    {
        // Everything but the addresses is filled in, so that the address guard is what refuses.
        var real = Placeholder().Replace(LabWorkspace.Read("Pulumi.prod.yaml"), "198.18.0.99");
        lab.Workspace.Write("Pulumi.prod.yaml", real);
        lab.Fleet.Environment["PULUMI_CONFIG_PASSPHRASE"] = "fleet-lab";
        try
        {
            await lab.Fleet.RunAsync("stack", "init", "prod");
            var up = await lab.Fleet.RunAsync("up", "--stack", "prod", "--yes", "--skip-preview");

            up.ExitCode.Should().NotBe(0);
            up.Text.Should().Contain("FLEET_ALLOW_NET").And.Contain(LabFleet.Prod);
            (await lab.Fleet.MustRunAsync("lab", "status", "--json")).Output.Should().Contain("\"forbiddenPackets\": 0");
        }
        finally
        {
            lab.Fleet.Environment.Remove("PULUMI_CONFIG_PASSPHRASE");
        }
    }

    [MachineFact]
    public async Task Placeholders_for_missing_data_are_refused_at_up_and_named()
    {
        lab.Workspace.Write("Pulumi.prod.yaml", LabWorkspace.Read("Pulumi.prod.yaml"));
        lab.Fleet.Environment["PULUMI_CONFIG_PASSPHRASE"] = "fleet-lab";
        try
        {
            await lab.Fleet.RunAsync("stack", "init", "prod");
            var up = await lab.Fleet.RunAsync("up", "--stack", "prod", "--yes", "--skip-preview");

            up.ExitCode.Should().NotBe(0);
            up.Text.Should().Contain("PLACEHOLDER").And.Contain("fleet:hosts");
        }
        finally
        {
            lab.Fleet.Environment.Remove("PULUMI_CONFIG_PASSPHRASE");
        }
    }

    /// <summary>The lab's data, with what makes the stack the one it is: its hosts and where its secrets come from.</summary>
    private string LabData(string stack)
    {
        var text = File.ReadAllText(Path.Combine(lab.Workspace.Folder, "Pulumi.lab.yaml"));
        var owned = stack == "prod" ? LabFleet.Prod : LabFleet.Homelab;
        text = Owns().Replace(text, $"  fleet:owns: [{owned}]\n");
        return stack == "homelab" ? text + "  fleet:secretsFrom: prod\n" : text;
    }

    private async Task<IReadOnlyList<string>> ShapeAsync()
    {
        var shapes = new List<string>();
        foreach (var host in new[] { LabFleet.Prod, LabFleet.Homelab })
        {
            shapes.AddRange((await lab.ContainersAsync(host)).Values
                .Select(container => $"{host} {container.Name} {container.Status} {container.ExitCode}"));
        }

        return [.. shapes.Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex("\"?PLACEHOLDER[^\"\n]*\"?")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^  fleet:owns:.*\n(    ?- .*\n)*", RegexOptions.Multiline)]
    private static partial Regex Owns();
}
