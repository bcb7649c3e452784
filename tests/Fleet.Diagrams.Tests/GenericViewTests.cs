using FluentAssertions;
using Xunit;

namespace Fleet.Diagrams.Tests;

/// <summary>The views that every fleet has, whole and by system and host.</summary>
public class GenericViewTests
{
    public static TheoryData<string> Views => [.. GenericView.All.Select(view => view.Name)];

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_of_a_host_shows_no_other_host_but_those_it_deals_with(string view)
    {
        var whole = Hosts(FleetDiagrams.Draw(Fleets.All, view));
        var argus = Hosts(FleetDiagrams.Draw(Fleets.All, view, host: "s60-argus"));

        whole.Should().Contain(id => id.StartsWith("libnovel-prod", StringComparison.Ordinal));
        argus.Should().NotContain(id => id.StartsWith("libnovel", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_of_a_fleet_without_anything_is_empty(string view)
    {
        var model = new FleetModel(new FleetOptions());
        model.Add(new LinuxHost("atlas"));

        FleetDiagrams.Draw(model.ToDocument(), view).Write(DrawingFormat.Mermaid).Should().StartWith("graph LR");
    }

    [Fact]
    public void A_declared_view_of_a_host_keeps_what_is_on_it_and_what_deals_with_that()
    {
        var diagram = FleetDiagrams.Draw(Fleets.All, "agents", host: "s60-sentinel").Diagram!;

        diagram.All.Select(each => each.Id).Should().Equal("Cerebro", "Cerebro/Relay", "Sentinel");
        diagram.Arrows.Should().ContainSingle(arrow => arrow.From == "Sentinel" && arrow.To == "Cerebro/Relay");
    }

    [Fact]
    public void A_declared_view_with_nothing_of_a_host_says_so()
    {
        var draw = () => FleetDiagrams.Draw(Fleets.All, "agents", host: "s60-argus");

        draw.Should().Throw<DrawingException>().WithMessage("View 'agents' of 'studio60': nothing in it is on 's60-argus'. Leave out --host.");
    }

    [Fact]
    public void A_flow_is_one_of_the_hosts_that_take_part_in_it()
    {
        FleetDiagrams.Draw(Fleets.All, "s60-deploy", host: "s60-cerebro").Sequence!.Steps.Should().NotBeEmpty();
        var draw = () => FleetDiagrams.Draw(Fleets.All, "s60-deploy", host: "libnovel-prod");

        draw.Should().Throw<DrawingException>().WithMessage("View 's60-deploy': there is none of that name. There are *");
    }

    [Fact]
    public void What_comes_first_has_the_smaller_number_and_a_gate_stands_between()
    {
        var diagram = FleetDiagrams.Draw(Fleets.All, "deploy", "libnovel").Diagram!;
        var labels = diagram.All.ToDictionary(each => each.Id, each => each.Part.Label);

        labels["libnovel-prod/libnovel-storage/minio"].Should().StartWith("1. minio");
        labels["libnovel-prod/libnovel-storage/minio-init"].Should().StartWith("2. minio-init").And.EndWith("runs once");
        labels["libnovel-prod/libnovel-app/backend"].Should().Be("3. backend\nlibnovel/backend:v1\nmoved by watchtower");
        diagram.Arrows.Should().Contain(new Arrow("libnovel-homelab/libnovel-runner/minio-answers", "libnovel-homelab/libnovel-runner/runner"));
        diagram.Arrows.Should().Contain(new Arrow("libnovel-prod/libnovel-ops/watchtower", "libnovel-prod/libnovel-app/ui")
        {
            Label = "new images",
            Line = ArrowStyle.Dashed,
        });
    }

    [Fact]
    public void What_is_forbidden_both_ways_is_one_red_line_between_the_hosts_it_speaks_of()
    {
        var drawing = FleetDiagrams.Draw(Fleets.All, "architecture");

        drawing.Diagram!.Arrows.Where(arrow => arrow.Forbidden).Select(arrow => (arrow.From, arrow.To, arrow.BothWays)).Should().Equal(
            ("s60-cerebro", "s60-hub-alfa", true), ("s60-cerebro", "s60-prod-alfa", true), ("s60-hub-alfa", "s60-prod-alfa", true));
        drawing.Write(DrawingFormat.D2).Should().Contain(
            "s60-hub-alfa <-> s60-prod-alfa: \"ŽÁDNÝ přístup\" { style.stroke-dash: 2; style.stroke: \"#c0392b\"; style.stroke-width: 3 }");
        drawing.Write(DrawingFormat.Dot).Should().Contain("label=\"ŽÁDNÝ přístup\", dir=both, style=dotted, constraint=false, penwidth=2, color=\"#c0392b\"");
        drawing.Write(DrawingFormat.Mermaid).Should().Contain("s60_hub_alfa <-.->|\"ŽÁDNÝ přístup\"| s60_prod_alfa").And.Contain("stroke:#c0392b");
    }

    [Fact]
    public void What_others_run_on_a_host_is_drawn_on_it_and_goes_with_it()
    {
        var fleet = new FleetModel(new FleetOptions());
        var (atlas, node, other) = (fleet.Add(new LinuxHost("atlas")), fleet.Add(new KubernetesHost("node")), fleet.Add(new LinuxHost("other")));
        var models = new Endpoint("http", 11434);
        fleet.Add(new ExternalService("ollama") { RunsOn = node, Title = "Ollama", Endpoints = { models } });
        atlas.Add(new ContainerStack("chat")).Add(new Service("web", "docker.io/acme/web:1.0.0") { Uses = { models } });
        other.Add(new ContainerStack("far")).Add(new Service("web", "docker.io/acme/web:1.0.0"));
        var document = fleet.ToDocument();

        foreach (var diagram in new[] { FleetDiagrams.Draw(document, "architecture").Diagram!, FleetDiagrams.Draw(document, "architecture", host: "node").Diagram! })
        {
            diagram.All.Select(each => each.Id).Should().Contain(["node/ollama", "atlas/chat/web"]);
            diagram.Arrows.Should().ContainSingle().Which.Should().BeEquivalentTo(new Arrow("atlas/chat/web", "node/ollama"));
        }

        FleetDiagrams.Draw(document, "architecture", host: "other").Diagram!.All.Select(each => each.Id).Should().NotContain("ollama");
        FleetReports.Ascii(document).Should().Contain("Not Fleet's").And.Contain("• Ollama");
        FleetReports.Markdown(document).Should().Contain("| ollama | Ollama | workload | on node |");
    }

    private static IEnumerable<string> Hosts(Drawing drawing) => drawing.Diagram!.Parts.Select(part => part.Id);
}
