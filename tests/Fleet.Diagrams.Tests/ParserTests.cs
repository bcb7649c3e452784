using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Diagrams.Tests;

/// <summary>What is written is what the languages' own parsers read, and what they read is what the owners drew.</summary>
[Collection(nameof(Parsers))]
public class ParserTests(Parsers parsers)
{
    [NodeFact("dot")]
    public void Every_arrow_of_the_tables_is_read_back_and_no_other()
    {
        foreach (var (system, view, expected) in Tables.All)
        {
            var drawing = FleetDiagrams.Draw(Fleets.All, view, system);
            foreach (var format in Parsers.Formats(drawing))
            {
                var parsed = parsers[system, view, format];

                parsed.Error.Should().BeNull("{0} of {1} is written in {2}", view, system, format);
                parsed.Edges.Select(edge => Short(edge, format).Plain()).Should().BeEquivalentTo(
                    expected.Select(edge => Said(edge, format).Plain()), "{0} of {1} as {2}", view, system, format);
            }
        }
    }

    [NodeFact("dot")]
    public void Every_node_of_the_tables_is_read_back_and_no_other()
    {
        foreach (var (system, view, expected) in NodeTables.All)
        {
            foreach (var format in Parsers.Formats(FleetDiagrams.Draw(Fleets.All, view, system)))
            {
                parsers[system, view, format].Nodes.Select(node => (Id(node.Id), Plain(node.Label))).Should().BeEquivalentTo(
                    expected.Select(node => (Id(node.Id), node.Label)), "{0} of {1} as {2}", view, system, format);
            }
        }

        static string Plain(string label) =>
            string.Join(' ', label.Replace("\\n", "\n", StringComparison.Ordinal).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

        // The last part alone, in the letters that Mermaid has.
        static string Id(string id) => id[(id.LastIndexOfAny(['/', '.']) + 1)..].Replace('-', '_');
    }

    [Fact]
    public void The_tables_hold_every_arrow_that_was_drawn_by_hand()
    {
        var drawn = Tables.All.Where(table => table.View != "api-routing").GroupBy(table => table.System)
            .ToDictionary(system => system.Key, system => system.Sum(table => table.Edges.Count));

        drawn.Should().Equal(new Dictionary<string, int> { ["libnovel"] = 24, ["studio60"] = 72 });
        NodeTables.All.Select(table => (table.System, table.View)).Should()
            .BeEquivalentTo(Tables.All.Select(table => (table.System, table.View)).Where(table => table.View != "api-routing"));
    }

    [NodeFact("dot")]
    public void Every_node_and_group_is_read_back_with_its_label()
    {
        foreach (var (system, view, _) in Tables.All)
        {
            var drawing = FleetDiagrams.Draw(Fleets.All, view, system);
            var labels = drawing.Diagram?.All.Select(each => each.Part.Label) ?? drawing.Sequence!.Participants.Select(each => each.Label);
            foreach (var format in Parsers.Formats(drawing))
            {
                parsers[system, view, format].Nodes.Select(node => node.Label.Replace("\\n", "\n", StringComparison.Ordinal))
                    .Should().BeEquivalentTo(labels, "{0} of {1} as {2}", view, system, format);
            }
        }
    }

    [NodeFact("dot")]
    public void The_whole_fleet_is_read_back_in_every_view_and_language()
    {
        foreach (var view in GenericView.All.Select(view => view.Name))
        {
            var drawn = FleetDiagrams.Draw(Fleets.All, view).Diagram!;
            foreach (var format in Enum.GetValues<DrawingFormat>())
            {
                var parsed = parsers["", view, format];

                parsed.Error.Should().BeNull("{0} is written in {1}", view, format);
                parsed.Edges.Should().HaveSameCount(drawn.Arrows, "{0} as {1}", view, format);
                parsed.Nodes.Should().HaveCount(drawn.All.Count(), "{0} as {1}", view, format);
            }
        }
    }

    [NodeFact("dot")]
    public void Every_flow_is_read_back()
    {
        foreach (var flow in Fleets.All.Flows)
        {
            var parsed = parsers["", flow.Name, DrawingFormat.Mermaid];

            parsed.Error.Should().BeNull("{0} is written", flow.Name);
            parsed.Nodes.Select(node => node.Label).Should().Equal(flow.Participants.Select(each => each.Title ?? each.Name), "{0}", flow.Name);
        }
    }

    // Mermaid's names have letters, digits and underscores alone; Graphviz has the whole path.
    private static Edge Short(Edge edge, DrawingFormat format) => format switch
    {
        DrawingFormat.Mermaid => edge,
        DrawingFormat.Dot => Last(edge, '/'),
        DrawingFormat.D2 => edge,
    };

    private static Edge Said(Edge edge, DrawingFormat format) => (format, Last(edge, '.')) switch
    {
        (DrawingFormat.D2, _) => edge,
        (DrawingFormat.Mermaid, var last) => last with { From = last.From.Replace('-', '_'), To = last.To.Replace('-', '_') },
        (DrawingFormat.Dot, var last) => last,
    };

    private static Edge Last(Edge edge, char separator) =>
        edge with { From = edge.From[(edge.From.LastIndexOf(separator) + 1)..], To = edge.To[(edge.To.LastIndexOf(separator) + 1)..] };
}
