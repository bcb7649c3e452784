namespace Fleet.Compose;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Nearest
{
    /// <summary><c>; 'image' is near</c>, or nothing when no name is.</summary>
    public static string Hint(string name, IEnumerable<string> names) => Find(name, names) is { } near ? $"; '{near}' is near" : "";

    private static string? Find(string name, IEnumerable<string> names) => names
        .Select(each => (Name: each, Distance: Distance(name, each)))
        .Where(each => each.Distance <= (name.Length < 4 ? 1 : Math.Max(2, name.Length / 3)))
        .OrderBy(each => each.Distance).ThenBy(each => each.Name, StringComparer.Ordinal)
        .Select(each => each.Name).FirstOrDefault();

    /// <summary>How many letters must be put in, left out or changed.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
