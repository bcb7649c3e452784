namespace Fleet.Cli.Views;

/// <summary>One line of a comparison: <c>' '</c> in both, <c>'-'</c> in the old only, <c>'+'</c> in the new only.</summary>
internal readonly record struct DiffLine(char Sign, string Text);

/// <summary>Compares sequences of lines.</summary>
internal static class TextDiff
{
    private const int LargestTable = 4_000_000;

    /// <summary>The shortest way from old to new.</summary>
    public static IReadOnlyList<DiffLine> Compare(IReadOnlyList<string> old, IReadOnlyList<string> wanted)
    {
        var head = 0;
        while (head < old.Count && head < wanted.Count && old[head] == wanted[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < old.Count - head && tail < wanted.Count - head && old[^(tail + 1)] == wanted[^(tail + 1)])
        {
            tail++;
        }

        return
        [
            .. old.Take(head).Select(line => new DiffLine(' ', line)),
            .. Middle([.. old.Skip(head).Take(old.Count - head - tail)], [.. wanted.Skip(head).Take(wanted.Count - head - tail)]),
            .. old.Skip(old.Count - tail).Select(line => new DiffLine(' ', line)),
        ];
    }

    /// <summary>The differences with up to three lines of context, and where a part was left out.</summary>
    public static IEnumerable<DiffLine> Unified(string old, string wanted)
    {
        const int context = 3;
        var lines = Compare(Lines(old), Lines(wanted));
        var shown = new bool[lines.Count];
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].Sign != ' ')
            {
                for (var near = Math.Max(0, index - context); near <= Math.Min(lines.Count - 1, index + context); near++)
                {
                    shown[near] = true;
                }
            }
        }

        for (var index = 0; index < lines.Count; index++)
        {
            if (shown[index])
            {
                yield return lines[index];
            }
            else if (index == 0 || shown[index - 1])
            {
                yield return new DiffLine('…', "");
            }
        }
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private static List<DiffLine> Middle(string[] old, string[] wanted)
    {
        if ((long)old.Length * wanted.Length > LargestTable)
        {
            return [.. old.Select(line => new DiffLine('-', line)), .. wanted.Select(line => new DiffLine('+', line))];
        }

        var common = new int[old.Length + 1, wanted.Length + 1];
        for (var row = old.Length - 1; row >= 0; row--)
        {
            for (var column = wanted.Length - 1; column >= 0; column--)
            {
                common[row, column] = old[row] == wanted[column]
                    ? common[row + 1, column + 1] + 1
                    : Math.Max(common[row + 1, column], common[row, column + 1]);
            }
        }

        var lines = new List<DiffLine>();
        var (left, right) = (0, 0);
        while (left < old.Length || right < wanted.Length)
        {
            if (left < old.Length && right < wanted.Length && old[left] == wanted[right])
            {
                lines.Add(new DiffLine(' ', old[left++]));
                right++;
            }
            else if (right == wanted.Length || (left < old.Length && common[left + 1, right] >= common[left, right + 1]))
            {
                lines.Add(new DiffLine('-', old[left++]));
            }
            else
            {
                lines.Add(new DiffLine('+', wanted[right++]));
            }
        }

        return lines;
    }
}
