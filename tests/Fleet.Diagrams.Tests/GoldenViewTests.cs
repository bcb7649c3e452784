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

    [Fact]
    public void Routes_of_libnovel_lead_where_they_were_declared_to() =>
        Matches("libnovel", "routing", DrawingFormat.D2, "libnovel-routing.d2");

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
        var drawn = tests.Select(name => $"V-{name[2..4]}").Distinct();

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
