using Fleet.TestKit;
using FluentAssertions;
using Stacks.Homelab;
using Stacks.Manacore;
using Xunit;

namespace Fleet.Diagrams.Tests;

/// <summary>What happens in fleets that are not declared yet is drawn as their owners drew it, and is all there is of them.</summary>
[Collection(nameof(Parsers))]
public class ToldTests(Parsers parsers)
{
    [NodeFact("dot")]
    public void V_06_every_message_of_the_login_is_read_back_in_order_and_ten_are_said_without_a_session()
    {
        var parsed = parsers["", "homelab-login", DrawingFormat.Mermaid];

        parsed.Error.Should().BeNull();
        parsed.Nodes.Select(node => $"{node.Id} {node.Label}").Should().Equal(
            "U 👤 User", "CF ☁️ Cloudflare", "NPM 🔀 NPM (matrix-ubuntu)", "OUT 🛡️ Outpost (Calypso)", "AUTH 🔐 Authentik (Calypso)", "APP 📱 Application");
        parsed.Edges.Select(edge => edge.Plain()).Should().Equal(ToldTables.Login).And.HaveCount(18);
        parsed.Frames.Should().Equal(new ParsedFrame("No Valid Session", 4, 13));
    }

    [NodeFact("dot")]
    public void V_22_every_arrow_of_the_life_of_a_request_is_read_back_and_no_other() => Reads("manacore-request", ToldTables.Request);

    [NodeFact("dot")]
    public void V_22_every_arrow_of_the_pipeline_and_of_its_rollback_is_read_back_and_no_other() =>
        Reads("manacore-release", [.. ToldTables.Release, .. ToldTables.Rollback]);

    [NodeFact("dot")]
    public void V_22_phases_are_over_when_the_timeline_says_and_steps_have_its_gates()
    {
        var nodes = parsers["", "manacore-release", DrawingFormat.Dot].Nodes.Select(node => Lines(node.Label)).ToList();

        nodes.Where(lines => lines.Length == 2 && char.IsDigit(lines[1][0])).Select(lines => $"{lines[0]} {lines[1]}").Should()
            .Equal(ToldTables.Timeline.Select(row => $"{row.Phase} {row.At}{(row.Takes is { } takes ? $" ({takes})" : "")}"));
        nodes.Where(lines => lines[^1].StartsWith('✓'))
            .Select(lines => $"{lines[0]}: {string.Join(", ", lines.Where(line => line.StartsWith('✓')).Select(line => line[2..]))}")
            .Should().BeEquivalentTo(ToldTables.Gates.Select(row => $"{row.Step}: {string.Join(", ", row.Gates)}"));
    }

    [NodeFact("dot")]
    public void V_24_every_arrow_of_the_recovery_tree_is_read_back_with_commands_and_objectives_and_no_other() =>
        Reads("manacore-recovery", [.. ToldTables.Recovery, ToldTables.Escalation]);

    [Fact]
    public void Nothing_else_is_declared_of_these_fleets()
    {
        var fleet = new FleetModel(new FleetOptions { Owns = ["*"] });
        HomelabFleet.Declare(fleet);
        ManacoreFleet.Declare(fleet);
        var model = fleet.ToDocument();

        model.Findings.Should().BeEmpty();
        (model with { Flows = [], Procedures = [] }).ToJson().Should().Be(new FleetModel(new FleetOptions { Owns = ["*"] }).ToDocument().ToJson());
        model.Flows.Select(flow => flow.Name).Concat(model.Procedures.Select(procedure => procedure.Name)).Should()
            .Equal("homelab-login", "manacore-request", "manacore-release", "manacore-recovery");
    }

    [Fact]
    public void They_are_drawn_of_their_own_system_and_of_no_other()
    {
        FleetDiagrams.Names(Fleets.All).Should().Contain(["homelab-login", "manacore-recovery"]);
        FleetDiagrams.Draw(Fleets.All, "manacore-recovery", "manacore").Format.Should().Be(DrawingFormat.Mermaid);

        FluentActions.Invoking(() => FleetDiagrams.Draw(Fleets.All, "manacore-recovery", "libnovel")).Should().Throw<DrawingException>()
            .WithMessage("View 'manacore-recovery': there is none of that name. *");
        FluentActions.Invoking(() => FleetDiagrams.Draw(Fleets.All, "architecture", "manacore")).Should().Throw<DrawingException>()
            .WithMessage("System 'manacore': no host belongs to it. *");
    }

    [Fact]
    public void A_procedure_is_one_of_a_host_that_a_step_of_it_is_done_to()
    {
        var fleet = new FleetModel(new FleetOptions { Owns = ["*"] });
        var atlas = fleet.Add(new LinuxHost("atlas"));
        fleet.Add(new LinuxHost("vega"));
        fleet.Add(new Procedure("restart") { Steps = { new ProcedureStep("reboot", "Reboot") { Of = atlas, Kind = ProcedureStepKind.End } } });
        var model = fleet.ToDocument();

        FleetDiagrams.Draw(model, "restart", host: "atlas").Diagram!.Parts.Select(part => part.Label).Should().Equal("Reboot");
        FluentActions.Invoking(() => FleetDiagrams.Draw(model, "restart", host: "vega")).Should().Throw<DrawingException>();
    }

    private void Reads(string procedure, IReadOnlyList<Edge> expected)
    {
        foreach (var format in Enum.GetValues<DrawingFormat>())
        {
            var parsed = parsers["", procedure, format];
            parsed.Error.Should().BeNull("{0} is written in {1}", procedure, format);
            var labels = parsed.Nodes.ToDictionary(node => node.Id, node => Lines(node.Label));
            var read = parsed.Edges.Select(edge => edge.Plain()).ToList();

            foreach (var row in expected)
            {
                read.Where(edge => labels[edge.From][0] == row.From && Ends(labels[edge.To], row.To) && edge.Label == row.Label && edge.Dashed == row.Dashed)
                    .Should().ContainSingle("'{0}' leads to '{1}' with '{2}' in {3}", row.From, row.To, row.Label, format);
            }

            read.Should().HaveSameCount(expected, "{0} in {1}", procedure, format);
        }
    }

    private static bool Ends(string[] lines, string expected) => lines[0] == expected || string.Join(' ', lines) == expected;

    private static string[] Lines(string label) => label.Replace("\\n", "\n", StringComparison.Ordinal).Split('\n');
}
