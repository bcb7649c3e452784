using System.Text;

namespace Fleet.Diagrams;

/// <summary>A box drawn with lines, whose right border stands in one column.</summary>
internal static class Box
{
    /// <summary>Appends a box around lines; an empty group of lines is a rule.</summary>
    public static void Append(StringBuilder text, int width, IReadOnlyList<IReadOnlyList<string>> groups)
    {
        var rule = new string('─', width + 2);
        text.Append($"┌{rule}┐\n");
        foreach (var (group, index) in groups.Where(group => group.Count > 0).Select((group, index) => (group, index)))
        {
            if (index > 0)
            {
                text.Append($"├{rule}┤\n");
            }

            foreach (var line in group)
            {
                text.Append($"│ {Columns.Pad(line, width)} │\n");
            }
        }

        text.Append($"└{rule}┘\n");
    }
}
