using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Fleet.Diagrams;

/// <summary>Writes a drawing in D2.</summary>
internal static partial class D2Writer
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "label", "desc", "shape", "icon", "constraint", "tooltip", "link", "near", "width", "height", "direction", "top", "left",
        "grid-rows", "grid-columns", "grid-gap", "vertical-gap", "horizontal-gap", "class", "classes", "vars", "style", "layers",
        "scenarios", "steps", "source-arrowhead", "target-arrowhead", "null", "true", "false",
    };

    public static string Write(Diagram diagram)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"direction: {(diagram.LeadsRight ? "right" : "down")}\n");
        if (diagram.Title is { } title)
        {
            text.Append(CultureInfo.InvariantCulture, $"title: {Quote(title)} {{\n  near: top-center\n  shape: text\n  style.font-size: 28\n}}\n");
        }

        foreach (var part in diagram.Parts)
        {
            text.Append('\n');
            Append(text, part, diagram, "");
        }

        text.Append(diagram.Arrows.Count > 0 ? "\n" : "");
        foreach (var arrow in diagram.Arrows)
        {
            Append(text, arrow);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Part part, Diagram diagram, string indent)
    {
        text.Append(CultureInfo.InvariantCulture, $"{indent}{Key(part.Id)}: {Quote(part.Label)}");
        List<string> lines = [];
        if (part is Node { Shape: not Shape.Rectangle } node)
        {
            lines.Add($"shape: {Document.Words.Of(node.Shape)}");
        }

        var change = Palette.Of(part.Change);
        if (Palette.FillOf(part, diagram) is { } fill)
        {
            lines.Add($"style.fill: {Quote(fill)}");
            if (Palette.IsDark(fill))
            {
                lines.Add("style.font-color: \"#ffffff\"");
            }
        }

        if (change is { } colours)
        {
            lines.Add($"style.stroke: {Quote(colours.Line)}");
        }

        if (part.Border != ArrowStyle.Solid || part.Change == Change.Removed)
        {
            lines.Add($"style.stroke-dash: {Dash(part.Border)}");
        }

        var inner = part is Group group ? group.Parts : [];
        if (lines.Count == 0 && inner.Count == 0)
        {
            text.Append('\n');
            return;
        }

        text.Append(" {\n");
        foreach (var line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}  {line}\n");
        }

        foreach (var each in inner)
        {
            Append(text, each, diagram, indent + "  ");
        }

        text.Append(CultureInfo.InvariantCulture, $"{indent}}}\n");
    }

    private static void Append(StringBuilder text, Arrow arrow)
    {
        text.Append(CultureInfo.InvariantCulture, $"{Path(arrow.From)} {(arrow.BothWays ? "<->" : "->")} {Path(arrow.To)}");
        List<string> style = [];
        if (arrow.Line != ArrowStyle.Solid || arrow.Change == Change.Removed)
        {
            style.Add($"style.stroke-dash: {Dash(arrow.Line)}");
        }

        if (Palette.LineOf(arrow) is { } stroke)
        {
            style.Add($"style.stroke: {Quote(stroke)}");
        }

        if (arrow.Forbidden)
        {
            style.Add("style.stroke-width: 3");
        }

        if (arrow.Label is { } label)
        {
            text.Append(": ").Append(Quote(label));
        }

        if (style.Count > 0)
        {
            text.Append(arrow.Label is null ? ": { " : " { ").AppendJoin("; ", style).Append(" }");
        }

        text.Append('\n');
    }

    private static int Dash(ArrowStyle line) => line == ArrowStyle.Dotted ? 2 : 4;

    private static string Path(string id) => string.Join('.', id.Split('/').Select(Key));

    internal static string Key(string id) => Plain().IsMatch(id) && !Reserved.Contains(id) ? id : Quote(id);

    // "$" begins a substitution, also between quotes.
    internal static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '$' => "\\$",
                '\n' => "\\n",
                _ => letter,
            });
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*(-[A-Za-z0-9_]+)*$")]
    private static partial Regex Plain();
}
