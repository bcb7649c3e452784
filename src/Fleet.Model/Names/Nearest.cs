namespace Fleet;

/// <summary>Finds what someone may have meant.</summary>
public static class Nearest
{
    /// <summary>The candidate that differs least from a word; <see langword="null"/> when none is close.</summary>
    public static string? To(string word, IEnumerable<string> candidates) => candidates
        .Distinct()
        .Select(candidate => (Name: candidate, Distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
        .Where(each => each.Distance <= Math.Max(1, Math.Min(word.Length, each.Name.Length) / 3))
        .OrderBy(each => each.Distance)
        .ThenBy(each => each.Name, StringComparer.Ordinal)
        .Select(each => each.Name)
        .FirstOrDefault();

    /// <summary><c>Did you mean 'x'?</c>, or a list of all there is.</summary>
    public static string Hint(string word, string kind, IEnumerable<string> candidates)
    {
        var all = candidates.Distinct().Order(StringComparer.Ordinal).ToList();
        return To(word, all) is { } near ? $"Did you mean '{near}'?"
            : all.Count == 0 ? $"There are no {kind}"
            : $"The {kind} are {string.Join(", ", all.Select(each => $"'{each}'"))}";
    }

    /// <summary>How many letters must be added, removed, changed or swapped with their neighbour.</summary>
    private static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= other.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var change = rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(change, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[one.Length, other.Length];
    }
}
