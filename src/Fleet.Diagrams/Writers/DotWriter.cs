using System.Globalization;
using System.Text;

namespace Fleet.Diagrams;

/// <summary>Writes a drawing for Graphviz.</summary>
internal static class DotWriter
{
    public static string Write(Diagram diagram)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"digraph {Quote(diagram.Name)} {{\n");
        text.Append(CultureInfo.InvariantCulture, $"  graph [rankdir={(diagram.LeadsRight ? "LR" : "TB")}, compound=true, nodesep=0.5, ranksep=1, fontname=\"Helvetica\", pad=0.3");
        text.Append(diagram.Title is { } title ? $", label={Quote(title)}, labelloc=t, fontsize=16];\n" : "];\n");
        text.Append("  node [shape=box, style=\"rounded,filled\", fillcolor=\"#ffffff\", color=\"#5d6d7e\", fontname=\"Helvetica\", fontsize=12];\n");
        text.Append("  edge [color=\"#5d6d7e\", fontname=\"Helvetica\", fontsize=10];\n");
        foreach (var part in diagram.Parts)
        {
            Append(text, part, diagram, "", "  ");
        }

        var anchors = diagram.All.Where(each => each.Part is Group).ToDictionary(each => each.Id, each => Anchor(each.Id, (Group)each.Part));
        var written = new HashSet<(string, string)>();
        foreach (var arrow in diagram.Arrows)
        {
            // Two that lead opposite ways between the same ends would be drawn over each other.
            Append(text, arrow, written.Contains((arrow.To, arrow.From)) && !arrow.BothWays, anchors);
            written.Add((arrow.From, arrow.To));
        }

        return text.Append("}\n").ToString();
    }

    private static void Append(StringBuilder text, Part part, Diagram diagram, string prefix, string indent)
    {
        var id = prefix + part.Id;
        var change = Palette.Of(part.Change);
        if (part is Node node)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}{Quote(id)} [{string.Join(", ", Attributes(node, change, diagram))}];\n");
            return;
        }

        var group = (Group)part;
        text.Append(CultureInfo.InvariantCulture, $"{indent}subgraph {Quote($"cluster_{id}")} {{\n");
        text.Append(CultureInfo.InvariantCulture, $"{indent}  label={Quote(part.Label)};\n");
        text.Append(CultureInfo.InvariantCulture, $"{indent}  style={Quote(string.Join(',', Style(part)))};\n");
        text.Append(CultureInfo.InvariantCulture, $"{indent}  fillcolor={Quote(change?.Fill ?? part.Fill ?? "#f8f9fa")};\n");
        text.Append(CultureInfo.InvariantCulture, $"{indent}  color={Quote(change?.Line ?? "#aab7b8")};\n");
        if (group.Parts.Count == 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}  {Quote(Anchor(id, group))} [style=invis];\n");
        }

        foreach (var inner in group.Parts)
        {
            Append(text, inner, diagram, $"{id}/", indent + "  ");
        }

        text.Append(CultureInfo.InvariantCulture, $"{indent}}}\n");
    }

    private static IEnumerable<string> Attributes(Node node, (string Fill, string Line)? change, Diagram diagram)
    {
        yield return $"label={Quote(node.Label)}";
        if (Shape(node.Shape) is { } shape)
        {
            yield return $"shape={shape}";
        }

        // The lid of a cylinder takes room at the top, which Graphviz does not know.
        if (node.Shape == Fleet.Shape.Cylinder)
        {
            yield return "labelloc=b";
            yield return "margin=\"0.18,0.1\"";
        }

        if (node.Border != ArrowStyle.Solid || node.Change == Change.Removed || node.Shape is not (Fleet.Shape.Rectangle or Fleet.Shape.Cloud))
        {
            yield return $"style={Quote(string.Join(',', Style(node)))}";
        }

        if (Palette.FillOf(node, diagram) is { } colour)
        {
            yield return $"fillcolor={Quote(colour)}";
            if (Palette.IsDark(colour))
            {
                yield return "fontcolor=\"#ffffff\"";
            }
        }

        if (change is { } colours)
        {
            yield return $"color={Quote(colours.Line)}";
        }
    }

    private static void Append(StringBuilder text, Arrow arrow, bool isTurned, Dictionary<string, string> anchors)
    {
        List<string> attributes = [];
        if (arrow.Label is { } label)
        {
            attributes.Add($"label={Quote(label)}");
        }

        if (arrow.BothWays || isTurned)
        {
            attributes.Add(isTurned ? "dir=back" : "dir=both");
        }

        if (arrow.Line != ArrowStyle.Solid || arrow.Change == Change.Removed)
        {
            attributes.Add($"style={(arrow.Line == ArrowStyle.Dotted ? "dotted" : "dashed")}");
        }

        // What must not be says nothing of what comes first.
        if (arrow.Forbidden)
        {
            attributes.Add("constraint=false");
            attributes.Add("penwidth=2");
        }

        if (Palette.LineOf(arrow) is { } colour)
        {
            attributes.Add($"color={Quote(colour)}");
            attributes.Add($"fontcolor={Quote(colour)}");
        }

        // Graphviz joins nodes only: an arrow of a group is one of a node in it that is cut off at the group's border.
        var (from, to) = isTurned ? (arrow.To, arrow.From) : (arrow.From, arrow.To);
        if (anchors.TryGetValue(from, out var tail))
        {
            attributes.Add($"ltail={Quote($"cluster_{from}")}");
            from = tail;
        }

        if (anchors.TryGetValue(to, out var head))
        {
            attributes.Add($"lhead={Quote($"cluster_{to}")}");
            to = head;
        }

        text.Append(CultureInfo.InvariantCulture, $"  {Quote(from)} -> {Quote(to)}");
        text.Append(attributes.Count > 0 ? $" [{string.Join(", ", attributes)}];\n" : ";\n");
    }

    private static string Anchor(string id, Group group) => group.Parts switch
    {
        [] => $"{id}/",
        [Group inner, ..] => Anchor($"{id}/{inner.Id}", inner),
        [var first, ..] => $"{id}/{first.Id}",
    };

    private static IEnumerable<string> Style(Part part)
    {
        if (part is Group or Node { Shape: Fleet.Shape.Rectangle or Fleet.Shape.Person })
        {
            yield return "rounded";
        }

        yield return "filled";
        if (part.Border == ArrowStyle.Dotted)
        {
            yield return "dotted";
        }
        else if (part.Border == ArrowStyle.Dashed || part.Change == Change.Removed)
        {
            yield return "dashed";
        }
    }

    private static string? Shape(Shape shape) => shape switch
    {
        Fleet.Shape.Rectangle => null,
        Fleet.Shape.Cylinder => "cylinder",
        Fleet.Shape.Cloud => "ellipse",
        Fleet.Shape.Person => "house",
        Fleet.Shape.Circle => "circle",
        Fleet.Shape.Hexagon => "hexagon",
        Fleet.Shape.Diamond => "diamond",
    };

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
