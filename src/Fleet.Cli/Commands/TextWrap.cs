namespace Fleet.Cli.Commands;

/// <summary>Breaks text into lines at blanks.</summary>
internal static class TextWrap
{
    /// <summary>At least one line, none wider than <paramref name="width"/> unless a single word is.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        lines.Add(line);
        return lines;
    }
}
