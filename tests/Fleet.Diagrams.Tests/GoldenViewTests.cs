using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Diagrams.Tests;

/// <summary>
/// The views of docs/diagrams, one test each: what is drawn of the fleets in stacks/ is what was reviewed there.
/// </summary>
public class GoldenViewTests
{
    [Fact]
    public void V_01_libnovel_architecture() => Matches("libnovel", "architecture", DrawingFormat.D2, "V-01-libnovel-architecture.d2");

    [Fact]
    public void V_02_libnovel_api_routing() => Matches("libnovel", "api-routing", DrawingFormat.D2, "V-02-libnovel-api-routing.d2");

    [Fact]
    public void V_02_every_route_of_the_edge_is_in_one_group_and_presigning_goes_through_the_backend()
    {
        var libnovel = Fleets.All.Routes.Where(route => route.Site == "libnovel.example").ToList();
        var arrows = FleetDiagrams.Draw(Fleets.All, "api-routing", "libnovel").Diagram!.Arrows;

        var backend = libnovel.Where(route => route.Target.EndsWith("/backend", StringComparison.Ordinal)).Select(route => route.Pattern!).ToList();
        backend.Should().HaveCount(15);
        arrows.Where(arrow => arrow.From == "caddy" && arrow.To.StartsWith("be/", StringComparison.Ordinal))
            .SelectMany(arrow => arrow.Label!.Split('\n')).Should().BeEquivalentTo(backend);
        libnovel.Where(route => route.Target.EndsWith("/minio", StringComparison.Ordinal)).Should().HaveCount(3);
        arrows.Where(arrow => arrow.From == "caddy" && arrow.To is "storage/minio" or "sk").Should().HaveCount(2);
        arrows.Where(arrow => arrow.From == "sk/presign_sk").Select(arrow => arrow.To).Should().Equal("be/presign_be");
        arrows.Where(arrow => arrow.From.StartsWith("sk", StringComparison.Ordinal)).Should().NotContain(arrow => arrow.To.StartsWith("storage", StringComparison.Ordinal));
    }

    [Fact]
    public void What_PocketBase_is_said_to_keep_is_what_is_made_in_it()
    {
        using var made = System.Text.Json.JsonDocument.Parse(
            File.ReadAllText(Path.Combine(RepositoryRoot.Path, "stacks", "Libnovel", "Files", "collections.json")));
        var pocketbase = Fleets.All.Stacks.SelectMany(stack => stack.Services).Single(service => service.Name == "pocketbase");

        pocketbase.Keeps!.Select(kept => kept.Name).Should().BeEquivalentTo(
            made.RootElement.GetProperty("collections").EnumerateArray().Select(each => each.GetProperty("name").GetString()));
    }

    [Fact]
    public void V_06_homelab_login() => Matches("homelab", "homelab-login", DrawingFormat.Mermaid, "V-06-homelab-login.mmd");

    [Fact]
    public void V_15_studio60_overview() => Matches("studio60", "architecture", DrawingFormat.Mermaid, "V-15-studio60-overview.mmd");

    [Fact]
    public void V_16_studio60_deploy() => Matches("studio60", "s60-deploy", DrawingFormat.Mermaid, "V-16-studio60-deploy.mmd");

    [Theory]
    [InlineData("staging")]
    [InlineData("production")]
    public void V_17_studio60_services(string stage) =>
        Matches("studio60", $"services-{stage}", DrawingFormat.Mermaid, $"V-17-studio60-services-{stage}.mmd");

    [Fact]
    public void V_17_staging_and_production_differ_in_names_and_domains_alone()
    {
        var staging = Lines("services-staging");
        var production = Lines("services-production");

        staging.Should().HaveSameCount(production);
        staging.Zip(production).Where(pair => pair.First != pair.Second).Should().HaveCount(5, "one name of a host and four domains");
    }

    [Fact]
    public void V_18_studio60_backup() => Matches("studio60", "backup", DrawingFormat.Mermaid, "V-18-studio60-backup.mmd");

    [Fact]
    public void V_19_studio60_database_isolation() =>
        Matches("studio60", "database-isolation", DrawingFormat.Mermaid, "V-19-studio60-database-isolation.mmd");

    [Fact]
    public void V_20_studio60_agents() => Matches("studio60", "agents", DrawingFormat.Mermaid, "V-20-studio60-agents.mmd");

    [Theory]
    [InlineData("request")]
    [InlineData("release")]
    public void V_22_manacore_request_and_release(string procedure) =>
        Matches("manacore", $"manacore-{procedure}", DrawingFormat.Mermaid, $"V-22-manacore-{procedure}.mmd");

    [Fact]
    public void V_24_manacore_recovery() => Matches("manacore", "manacore-recovery", DrawingFormat.Mermaid, "V-24-manacore-recovery.mmd");

    [Theory]
    [InlineData("libnovel", "routing", DrawingFormat.D2, "d2")]
    [InlineData("libnovel", "data", DrawingFormat.D2, "d2")]
    [InlineData("libnovel", "deploy", DrawingFormat.D2, "d2")]
    [InlineData("studio60", "routing", DrawingFormat.Mermaid, "mmd")]
    [InlineData("studio60", "data", DrawingFormat.Mermaid, "mmd")]
    [InlineData("studio60", "deploy", DrawingFormat.Mermaid, "mmd")]
    public void A_view_that_every_fleet_has_is_that_reviewed(string system, string view, DrawingFormat format, string ending) =>
        Matches(system, view, format, $"{system}-{view}.{ending}");

    [Theory]
    [InlineData("libnovel", "libnovel-release")]
    [InlineData("libnovel", "libnovel-first-start")]
    [InlineData("libnovel", "libnovel-chapter")]
    [InlineData("studio60", "s60-backup")]
    public void A_flow_is_drawn_from_what_was_declared_of_it(string system, string flow) =>
        Matches(system, flow, DrawingFormat.Mermaid, $"{flow}.mmd");

    [Fact]
    public void Everything_of_both_fleets_is_one_drawing()
    {
        var drawing = FleetDiagrams.Draw(Fleets.All, "architecture");

        Snapshot.MatchesFile(drawing.Write(DrawingFormat.Dot), "docs/diagrams/fleet-architecture.dot");
        drawing.Diagram!.Arrows.Select(arrow => arrow.From).Should().Contain("s60-internet").And.Contain("libnovel-browser");
    }

    [Fact]
    public void Every_view_is_drawn_or_said_to_wait()
    {
        var rows = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs", "diagrams", "README.md"))
            .Where(line => line.StartsWith("| V-", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1], cells => cells[3]);
        var tests = typeof(GoldenViewTests).GetMethods().Select(method => method.Name).Where(name => name.StartsWith("V_", StringComparison.Ordinal));
        var drawn = tests.Select(name => $"V-{name[2..4]}").Distinct().ToList();

        rows.Keys.Should().Equal(Enumerable.Range(1, 24).Select(number => $"V-{number:00}"));
        rows.Where(row => !row.Value.StartsWith("waits for", StringComparison.Ordinal)).Select(row => row.Key).Should().BeEquivalentTo(drawn);
        foreach (var file in rows.Values.SelectMany(cell => System.Text.RegularExpressions.Regex.Matches(cell, @"\]\(([^)]+)\)").Select(match => match.Groups[1].Value)))
        {
            File.Exists(Path.Combine(RepositoryRoot.Path, "docs", "diagrams", file)).Should().BeTrue("{0} is named in the table", file);
        }
    }

    [Fact]
    public void The_same_program_writes_the_same_bytes() =>
        Fleets.Declare().ToJson().Should().Be(Fleets.Declare().ToJson());

    private static void Matches(string system, string view, DrawingFormat format, string file) =>
        Snapshot.MatchesFile(FleetDiagrams.Draw(Fleets.All, view, system).Write(format), $"docs/diagrams/{file}");

    private static string[] Lines(string view) =>
        FleetDiagrams.Draw(Fleets.All, view, "studio60").Write(DrawingFormat.Mermaid).Split('\n');
}
