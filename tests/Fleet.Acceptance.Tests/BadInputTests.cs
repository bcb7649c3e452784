using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Acceptance.Tests;

/// <summary>Wrong input is refused with a message that names the place and the mend, and changes nothing.</summary>
[Collection(LabCollection.Name)]
public class BadInputTests(LabFleet lab)
{
    [MachineFact]
    public async Task An_unknown_stack_names_the_known_ones() =>
        await RefusedAsync(["up", "--stack", "labb", "--yes"], "labb", "lab");

    [MachineFact]
    public async Task Malformed_yaml_names_file_line_and_column()
    {
        lab.Workspace.Write("Pulumi.broken.yaml", "config:\n  fleet:owns: [libnovel-prod\n  x: y\n");
        await lab.Fleet.RunAsync("stack", "init", "broken");

        await RefusedAsync(["preview", "--stack", "broken"], "Pulumi.broken.yaml:2:");
    }

    [MachineFact]
    public async Task A_wrong_passphrase_says_so()
    {
        lab.Fleet.Environment["PULUMI_CONFIG_PASSPHRASE"] = "not the one";
        try
        {
            await RefusedAsync(["up", "--stack", "lab", "--yes"], "passphrase");
        }
        finally
        {
            lab.Fleet.Environment.Remove("PULUMI_CONFIG_PASSPHRASE");
        }
    }

    [MachineFact]
    public async Task A_changed_host_key_is_named_and_nothing_is_sent_to_that_host()
    {
        var file = Path.Combine(lab.Workspace.Folder, "Pulumi.lab.yaml");
        var good = await File.ReadAllTextAsync(file);
        var keys = good.Split('\n').Where(line => line.Contains("hostKey:", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf("hostKey:", StringComparison.Ordinal)..]).ToArray();
        try
        {
            // The other host's key: well formed, and wrong.
            await File.WriteAllTextAsync(file, good.Replace(Key(keys[0]), Key(keys[1]), StringComparison.Ordinal));
            await RefusedAsync(["up", "--stack", "lab", "--yes", "--skip-preview"], "is not the host that was declared", lab.Workspace.Address(11));
        }
        finally
        {
            await File.WriteAllTextAsync(file, good);
            // The wrong key is recorded by now; an up reaches the host as it is declared, not as it was.
            await lab.Fleet.MustRunAsync("up", "--stack", "lab", "--yes", "--skip-preview");
        }
    }

    [MachineFact]
    public async Task A_port_that_is_taken_names_who_has_it()
    {
        await lab.ConvergeAsync();
        await lab.OnHostAsync(LabFleet.Prod, "sh", "-c",
            "docker rm -f $(docker ps -qf name=dozzle) && docker run -d --name squatter -p 127.0.0.1:7007:7007 $(docker inspect -f '{{.Image}}' $(docker ps -qf name=watchtower))");
        try
        {
            var up = await lab.Fleet.RunAsync("up", "--stack", "lab", "--yes", "--skip-preview");
            up.ExitCode.Should().NotBe(0);
            up.Text.Should().Contain("7007").And.Contain("squatter");
        }
        finally
        {
            await lab.OnHostAsync(LabFleet.Prod, "docker", "rm", "-f", "squatter");
            await lab.ConvergeAsync();
        }
    }

    [MachineFact]
    public async Task An_image_that_is_nowhere_is_named_and_the_old_container_keeps_running()
    {
        await lab.ConvergeAsync();
        var file = Path.Combine(lab.Workspace.Folder, "Pulumi.lab.yaml");
        var declared = await File.ReadAllTextAsync(file);
        await lab.Fleet.MustRunAsync("config", "set", "--stack", "lab", "libnovel:caddy", "full");
        try
        {
            await RefusedAsync(["up", "--stack", "lab", "--yes", "--skip-preview"], "libnovel/caddy:v1.0.0", LabFleet.Prod);
        }
        finally
        {
            await File.WriteAllTextAsync(file, declared);
            await lab.ConvergeAsync();
        }
    }

    [MachineFact]
    public async Task An_unreachable_engine_is_named()
    {
        await lab.Fleet.MustRunAsync("lab", "break", LabFleet.Homelab, "engine");
        try
        {
            await RefusedAsync(["refresh", "--stack", "lab", "--yes"], LabFleet.Homelab, "engine");
        }
        finally
        {
            await lab.Fleet.MustRunAsync("lab", "heal");
            await lab.ConvergeAsync();
        }
    }

    private async Task RefusedAsync(string[] command, params string[] words)
    {
        var before = (await lab.ContainersAsync(LabFleet.Prod)).Values.Select(container => container.StartedAt).Order().ToArray();

        var outcome = await lab.Fleet.RunAsync(command);

        outcome.ExitCode.Should().NotBe(0);
        outcome.Text.Should().ContainAll(words).And.NotContain("   at ", "a stack trace helps no operator");
        (await lab.ContainersAsync(LabFleet.Prod)).Values.Select(container => container.StartedAt).Order()
            .Should().Equal(before);
    }

    private static string Key(string text) =>
        text.Split('"', ' ').First(word => word.StartsWith("AAAA", StringComparison.Ordinal));
}
