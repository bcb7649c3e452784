using System.Text;

namespace Fleet.Diagrams;

/// <summary>A table in Markdown, below a heading. It writes nothing when it has no rows.</summary>
internal static class MarkdownTable
{
    public static void Append(StringBuilder text, string heading, string[] columns, IEnumerable<string?[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        text.Append($"\n## {heading}\n\n");
        AppendRow(text, columns);
        AppendRow(text, [.. columns.Select(_ => "---")]);
        foreach (var row in all)
        {
            AppendRow(text, [.. row.Select(Cell)]);
        }
    }

    private static void AppendRow(StringBuilder text, string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    // A bar ends a cell; outside of code an asterisk begins emphasis, and what is between angle brackets is HTML.
    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "–";
        }

        var cell = new StringBuilder();
        var isCode = false;
        foreach (var letter in text)
        {
            isCode ^= letter == '`';
            cell.Append(letter switch
            {
                '|' => "\\|",
                '\n' => " ",
                '*' when !isCode => "\\*",
                '<' when !isCode => "&lt;",
                _ => letter,
            });
        }

        return cell.ToString();
    }
}
