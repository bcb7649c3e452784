using System.Globalization;
using System.Text;

namespace Fleet.Diagrams;

/// <summary>Writes a drawing as a Mermaid flowchart.</summary>
internal static class MermaidWriter
{
    public static string Write(Diagram diagram)
    {
        var names = MermaidText.Names(diagram.All.Select(each => each.Id));
        var text = new StringBuilder();
        if (diagram.Title is { } title)
        {
            text.Append(CultureInfo.InvariantCulture, $"---\ntitle: {Json(title)}\n---\n");
        }

        text.Append(diagram.LeadsRight ? "graph LR\n" : "graph TB\n");
        foreach (var part in diagram.Parts)
        {
            Append(text, part, names, "", "    ");
        }

        text.Append(diagram.Arrows.Count > 0 ? "\n" : "");
        foreach (var arrow in diagram.Arrows)
        {
            var line = (arrow.Line == ArrowStyle.Solid && arrow.Change != Change.Removed, arrow.BothWays) switch
            {
                (true, true) => "<-->",
                (true, false) => "-->",
                (false, true) => "<-.->",
                (false, false) => "-.->",
            };
            var label = arrow.Label is { } words ? $"|\"{MermaidText.Escape(words)}\"|" : "";
            text.Append(CultureInfo.InvariantCulture, $"    {names[arrow.From]} {line}{label} {names[arrow.To]}\n");
        }

        AppendStyles(text, diagram, names);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Part part, IReadOnlyDictionary<string, string> names, string prefix, string indent)
    {
        var id = prefix + part.Id;
        // The title of a group has one line: what is in it is drawn over a second one.
        var label = $"\"{MermaidText.Escape(part is Group ? part.Label.Replace("\n", " · ", StringComparison.Ordinal) : part.Label)}\"";
        if (part is Node node)
        {
            var (open, close) = Brackets(node.Shape);
            text.Append(CultureInfo.InvariantCulture, $"{indent}{names[id]}{open}{label}{close}\n");
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"{indent}subgraph {names[id]}[{label}]\n");
        foreach (var inner in ((Group)part).Parts)
        {
            Append(text, inner, names, $"{id}/", indent + "    ");
        }

        text.Append(CultureInfo.InvariantCulture, $"{indent}end\n");
    }

    private static void AppendStyles(StringBuilder text, Diagram diagram, IReadOnlyDictionary<string, string> names)
    {
        List<string> lines = [];
        foreach (var (name, fill) in diagram.Classes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            lines.Add($"classDef {name} fill:{fill},stroke:#333,stroke-width:2px,color:#fff");
        }

        foreach (var (id, part) in diagram.All)
        {
            if ((part as Node)?.Class is { } name)
            {
                lines.Add($"class {names[id]} {name}");
            }

            if (Style(part) is { Length: > 0 } style)
            {
                lines.Add($"style {names[id]} {style}");
            }
        }

        // On pale groups the pale lines of a dark theme would not be seen.
        if (diagram.Arrows.Count > 0 && diagram.All.Any(each => each.Part is Group { Fill: { } fill } && !Palette.IsDark(fill)))
        {
            lines.Add("linkStyle default stroke:#6e7781");
        }

        foreach (var (arrow, index) in diagram.Arrows.Select((arrow, index) => (arrow, index)))
        {
            if (Palette.LineOf(arrow) is { } colour)
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"linkStyle {index} stroke:{colour}{(arrow.Forbidden ? ",stroke-width:3px" : "")}"));
            }
        }

        text.Append(lines.Count > 0 ? "\n" : "");
        foreach (var line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {line}\n");
        }
    }

    // Strong fills carry white text, as those who drew them by hand chose; pale ones dark text, which a dark theme would not.
    private static string Style(Part part)
    {
        List<string> style = [];
        var change = Palette.Of(part.Change);
        if ((change?.Fill ?? part.Fill) is { } fill)
        {
            style.Add($"fill:{fill}");
            style.Add(Palette.IsDark(fill) ? "color:#fff" : "color:#1f2328");
        }

        if (change is { } colours)
        {
            style.Add($"stroke:{colours.Line}");
        }

        if (part.Border != ArrowStyle.Solid || part.Change == Change.Removed)
        {
            style.Add($"stroke-dasharray:{(part.Border == ArrowStyle.Dotted ? "2 2" : "5 5")}");
        }

        return string.Join(',', style);
    }

    private static (string Open, string Close) Brackets(Shape shape) => shape switch
    {
        Shape.Rectangle => ("[", "]"),
        Shape.Cylinder => ("[(", ")]"),
        Shape.Cloud => ("([", "])"),
        Shape.Person => ("(", ")"),
        Shape.Circle => ("((", "))"),
        Shape.Hexagon => ("{{", "}}"),
        Shape.Diamond => ("{", "}"),
    };

    private static string Json(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
