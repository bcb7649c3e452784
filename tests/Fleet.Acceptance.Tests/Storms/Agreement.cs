using System.Text.Json;
using System.Text.RegularExpressions;
using FluentAssertions;

namespace Fleet.Acceptance.Tests.Storms;

/// <summary>
/// Whether what is recorded and what is on the hosts is the same, by id: nothing is there that is not recorded, nothing
/// is recorded that is not there, nothing is there twice.
/// </summary>
public sealed partial class Agreement(Harbour harbour)
{
    // One line a thing, so that a difference names it. What runs is told apart from what only exists.
    private const string Look = """
        docker ps -aq --no-trunc | sed 's/^/container /'
        docker network ls -q --no-trunc --filter type=custom | sed 's/^/network /'
        docker volume ls -q | sed 's/^/volume /'
        docker ps -q --no-trunc | sed 's/^/running /'
        find /srv/harbour -type f 2>/dev/null | sed 's/^/file /'
        """;

    /// <summary>Compares, after a run that has succeeded.</summary>
    /// <param name="areRunning">True when every container must run too.</param>
    /// <param name="because">What was done before, for the message.</param>
    public async Task CheckAsync(bool areRunning, string because)
    {
        var recorded = Recorded(because);
        foreach (var host in Harbour.Hosts)
        {
            var lines = (await harbour.OnHostAsync(host, Look)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            lines.Where(line => !line.StartsWith("running ", StringComparison.Ordinal))
                .Should().BeEquivalentTo(recorded[host], "on '{0}' is what is recorded, {1}", host, because);
            if (areRunning)
            {
                lines.Where(line => line.StartsWith("running ", StringComparison.Ordinal)).Select(line => line[8..])
                    .Should().BeEquivalentTo(
                        recorded[host].Where(line => line.StartsWith("container ", StringComparison.Ordinal)).Select(line => line[10..]),
                        "every container runs on '{0}', {1}", host, because);
            }
        }
    }

    private Dictionary<string, List<string>> Recorded(string because)
    {
        var own = Path.Combine(harbour.StateFolder, ".pulumi");
        Directory.GetFiles(own, "*.journal*", SearchOption.AllDirectories).Should().BeEmpty("the journal is folded, {0}", because);
        var locks = Path.Combine(own, "locks");
        (Directory.Exists(locks) ? Directory.GetFiles(locks, "*", SearchOption.AllDirectories) : [])
            .Should().BeEmpty("nobody holds the stack, {0}", because);

        using var state = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(own, "stacks", "harbour", $"{Harbour.Stack}.json")));
        var deployment = state.RootElement.GetProperty("checkpoint").GetProperty("latest");
        if (deployment.TryGetProperty("pending_operations", out var pending) && pending.ValueKind == JsonValueKind.Array)
        {
            pending.GetArrayLength().Should().Be(0, because);
        }

        var found = Harbour.Hosts.ToDictionary(host => host, _ => new List<string>());
        if (!deployment.TryGetProperty("resources", out var resources) || resources.ValueKind != JsonValueKind.Array)
        {
            return found;
        }

        foreach (var resource in resources.EnumerateArray())
        {
            resource.TryGetProperty("delete", out var isCondemned);
            isCondemned.ValueKind.Should().NotBe(JsonValueKind.True, "nothing is left to delete, {0}", because);
            if (Line(resource) is { } line)
            {
                found[resource.GetProperty("urn").GetString()!.Split("::")[^1].Split('-')[0]].Add(line);
            }
        }

        return found;
    }

    private static string? Line(JsonElement resource) => resource.GetProperty("type").GetString() switch
    {
        "docker:index/container:Container" => $"container {Id(resource)}",
        "docker:index/network:Network" => $"network {Id(resource)}",
        "docker:index/volume:Volume" => $"volume {Id(resource)}",
        "fleet:index:File" => $"file {Output(resource, "path")}",
        "command:remote:Command" => $"file {MarkPath().Match(Output(resource, "delete")).Value}",
        _ => null,
    };

    private static string Id(JsonElement resource) => resource.GetProperty("id").GetString()!;

    private static string Output(JsonElement resource, string name) =>
        resource.GetProperty("outputs").GetProperty(name).GetString()!;

    [GeneratedRegex("/.*")]
    private static partial Regex MarkPath();
}
