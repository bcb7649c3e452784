using Fleet.Document;

namespace Fleet.Diagrams;

/// <summary>What views write on things.</summary>
internal static class Texts
{
    private const int LineWidth = 30;

    /// <summary>The last part of a path.</summary>
    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>Lines below each other, those that say nothing left out.</summary>
    public static string Lines(params IEnumerable<string?> lines) => string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));

    /// <summary>Words side by side as long as they fit, then below each other.</summary>
    public static string Wrapped(IEnumerable<string> words, string separator)
    {
        var lines = new List<string>();
        foreach (var word in words)
        {
            if (lines.Count > 0 && lines[^1].Length + word.Length < LineWidth)
            {
                lines[^1] += $"{separator}{word}";
            }
            else
            {
                lines.Add(word);
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>What a store keeps, by kind: <c>buckets:</c> and below it <c>chapters · audio</c>.</summary>
    public static IEnumerable<string> Kept(ServiceDocument service) =>
        from same in (service.Keeps ?? []).GroupBy(kept => kept.Kind)
        from line in new[]
        {
            $"{Plural(same.Key, same.Count())}:",
            Wrapped(same.Select(kept => kept.Note is { } note ? $"{kept.Name} ({note})" : kept.Name), " · "),
        }
        select line;

    private static string Plural(string kind, int count) => (kind, count) switch
    {
        (_, 1) => kind,
        ("index", _) => "indexes",
        _ => $"{kind}s",
    };
}
