using System.Text;
using System.Text.Json;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Acceptance.Tests;

/// <summary>Secrets are in the places that need them, encrypted in state, and nowhere else.</summary>
[Collection(LabCollection.Name)]
public class SecretsTests(LabFleet lab)
{
    private const string Planted = "planted-5ecret-0f-the-test";

    [MachineFact]
    public async Task Planted_and_generated_secrets_appear_nowhere_in_clear()
    {
        await lab.ConvergeAsync();
        var printed = new StringBuilder(lab.FirstUp.Text);
        var stackFile = Path.Combine(lab.Workspace.Folder, "Pulumi.lab.yaml");
        var declared = await File.ReadAllTextAsync(stackFile);
        printed.Append((await lab.Fleet.MustRunAsync(
            "config", "set", "--stack", "lab", "--secret", "libnovel:sentryDsn", Planted)).Text);
        try
        {
            await using var watch = new ProcessWatch();
            printed.Append((await lab.Fleet.MustRunAsync("preview", "--stack", "lab", "--diff")).Text);
            printed.Append((await lab.Fleet.MustRunAsync("up", "--stack", "lab", "--yes", "--diff", "--debug")).Text);
            printed.Append((await lab.Fleet.MustRunAsync("up", "--stack", "lab", "--yes", "--refresh", "--json")).Text);
            printed.Append((await lab.Fleet.MustRunAsync("stack", "export", "--stack", "lab")).Text);
            printed.Append((await lab.Fleet.MustRunAsync("stack", "output", "--stack", "lab")).Text);

            var secrets = await SecretsAsync();
            secrets.Should().HaveCountGreaterThan(4);
            foreach (var secret in secrets.Append(Planted))
            {
                printed.ToString().Should().NotContain(secret, "the terminal and the events show no secret");
                watch.Seen.Should().NotContain(secret, "no process has a secret on its command line");
                foreach (var file in Directory.GetFiles(lab.Workspace.Folder, "*", SearchOption.AllDirectories))
                {
                    (await File.ReadAllTextAsync(file)).Should().NotContain(secret, "{0} holds it encrypted at most", file);
                }
            }
        }
        finally
        {
            await File.WriteAllTextAsync(stackFile, declared);
            await lab.ConvergeAsync();
        }
    }

    private async Task<IReadOnlyList<string>> SecretsAsync()
    {
        var shown = JsonDocument.Parse((await lab.Fleet.MustRunAsync(
            "stack", "output", "--stack", "lab", "--json", "--show-secrets")).Output).RootElement;
        var hidden = JsonDocument.Parse((await lab.Fleet.MustRunAsync(
            "stack", "output", "--stack", "lab", "--json")).Output).RootElement;
        return [.. Texts(shown).Except(Texts(hidden)).Where(text => text.Length >= 8)];
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Texts(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}
