using System.Globalization;
using Fleet.Compose.Yaml;

namespace Fleet.Compose.Writing;

/// <summary>A mapping that is being written. What is not set is not written; dollar signs are doubled, as they mean variables.</summary>
internal sealed class Fields
{
    private static readonly Place Nowhere = new(new Source("", ""), 0, 0);
    private readonly List<Entry> _entries = [];

    public bool IsEmpty => _entries.Count == 0;

    public MapNode Node => new(Nowhere, _entries);

    public static string Escape(string text) => text.Replace("$", "$$", StringComparison.Ordinal);

    public static Node Literal(string text) => new TextNode(Nowhere, Escape(text));

    /// <summary>A text in which variables are meant.</summary>
    public static Node Template(string text) => new TextNode(Nowhere, text);

    public static Node List(IEnumerable<Node> items) => new ListNode(Nowhere, [.. items]);

    public void Put(string name, Node node) => _entries.Add(new Entry(name, Nowhere, node));

    public void Text(string name, string? text)
    {
        if (text is not null)
        {
            Put(name, Literal(text));
        }
    }

    /// <summary>Texts by name, those that are not set left out.</summary>
    public void Texts(params IEnumerable<(string Name, string? Text)> texts)
    {
        foreach (var (name, text) in texts)
        {
            Text(name, text);
        }
    }

    public void True(string name, bool said)
    {
        if (said)
        {
            Put(name, new TextNode(Nowhere, "true", isPlain: true));
        }
    }

    public void Flag(string name, bool? flag)
    {
        if (flag is { } said)
        {
            Put(name, new TextNode(Nowhere, said ? "true" : "false", isPlain: true));
        }
    }

    public void Number(string name, decimal? number)
    {
        if (number is { } said)
        {
            Put(name, new TextNode(Nowhere, said.ToString(CultureInfo.InvariantCulture), isPlain: true));
        }
    }

    public void MiB(string name, int? size) =>
        Text(name, size is { } said ? string.Create(CultureInfo.InvariantCulture, $"{said}m") : null);

    public void Duration(string name, TimeSpan? time) => Text(name, time is { } said ? Reading.Durations.Write(said) : null);

    public void Words(string name, IEnumerable<string> words)
    {
        var items = words.Select(Literal).ToList();
        if (items.Count > 0)
        {
            Put(name, List(items));
        }
    }

    /// <summary>Lists of words by name, empty ones left out.</summary>
    public void Words(params IEnumerable<(string Name, IEnumerable<string> Words)> lists)
    {
        foreach (var (name, words) in lists)
        {
            Words(name, words);
        }
    }

    public void Pairs(string name, IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var inner = new Fields();
        foreach (var (key, value) in pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            inner.Text(key, value);
        }

        Map(name, inner);
    }

    public void Map(string name, Fields inner)
    {
        if (!inner.IsEmpty)
        {
            Put(name, inner.Node);
        }
    }
}
