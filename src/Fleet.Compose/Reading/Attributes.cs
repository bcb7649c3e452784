using System.Globalization;
using Fleet.Compose.Support;
using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>A mapping of a Compose file, whose attributes are read one by one; what is wrong with one is a problem.</summary>
internal sealed class Attributes
{
    private readonly MapNode _map;
    private readonly Problems _problems;
    private readonly string _path;

    private Attributes(MapNode map, string subject, string path, Problems problems) =>
        (_map, Subject, _path, _problems) = (map, subject, path, problems);

    /// <summary>What it is about, as messages begin.</summary>
    public string Subject { get; }

    /// <summary>Where it is written.</summary>
    public Place At => _map.At;

    /// <summary>A node as a mapping with the attributes of a section; <see langword="null"/> when it is none, which is a problem.</summary>
    public static Attributes? Of(Node node, SupportedSection section, string subject, string path, Problems problems)
    {
        if (node is not MapNode map)
        {
            problems.Add(node.At, $"{subject}{Named(path)} must be a mapping and is {node.Kind}", "Write 'name: value' lines");
            return null;
        }

        foreach (var entry in map.Entries.Where(entry => !entry.Name.StartsWith("x-", StringComparison.Ordinal)))
        {
            var known = section.Attributes.FirstOrDefault(attribute => attribute.Name == entry.Name);
            if (known is null)
            {
                problems.Add(
                    entry.At, $"{subject}: '{Inner(path, entry.Name)}' is no attribute of a Compose file{Nearest.Hint(entry.Name, section.Attributes.Select(attribute => attribute.Name))}",
                    "Correct or remove it; names of your own begin with 'x-'");
            }
            else if (known.Kind == SupportKind.Refused)
            {
                problems.Add(
                    entry.At, $"{subject}: '{Inner(path, entry.Name)}' is not supported: {known.Note.Replace("`", "'", StringComparison.Ordinal)}",
                    "Remove it, or name it in ComposeOptions.LeaveOut");
            }
        }

        return new Attributes(map, subject, path, problems);
    }

    /// <summary>What an attribute is set to; <see langword="null"/> when to nothing.</summary>
    public Node? Find(string name) => _map.Find(name) is { IsNull: false } node ? node : null;

    /// <summary>True when the attribute is written, though perhaps empty.</summary>
    public bool Has(string name) => _map.Find(name) is not null;

    /// <summary>Where an attribute is written.</summary>
    public Place Of(string name) => _map.Entry(name)?.At ?? At;

    /// <summary>Says that an attribute is wrong.</summary>
    public void Wrong(string name, string reason, string mend) => Wrong(Find(name)?.At ?? At, name, reason, mend);

    /// <summary>Says that something in an attribute is wrong.</summary>
    public void Wrong(Place at, string name, string reason, string mend) =>
        _problems.Add(at, $"{Subject}: '{Inner(_path, name)}' {reason}", mend);

    /// <summary>An attribute that is a mapping.</summary>
    public Attributes? Map(string name, SupportedSection section) =>
        Find(name) is { } node ? Of(node, section, Subject, Inner(_path, name), _problems) : null;

    /// <summary>A text, perhaps with values in it that are no text.</summary>
    public TextNode? Value(string name)
    {
        if (Find(name) is not { } node)
        {
            return null;
        }

        if (node is TextNode text)
        {
            return text;
        }

        Wrong(node.At, name, $"must be a text and is {node.Kind}", "Write one value");
        return null;
    }

    /// <summary>A text.</summary>
    public string? Text(string name) => Value(name) is { } text ? Plain(text, name) : null;

    /// <summary>The text of a node; a secret in it is a problem.</summary>
    public string? Plain(TextNode text, string name)
    {
        if (text.IsOpaque)
        {
            Wrong(text.At, name, "holds a secret, which cannot be part of it", "Use secrets in environment, command and content");
            return null;
        }

        return text.Text;
    }

    /// <summary>A text that is one of a few.</summary>
    public string? OneOf(string name, params string[] words)
    {
        if (Text(name) is not { } text || words.Contains(text))
        {
            return Find(name) is null ? null : Text(name);
        }

        Wrong(name, $"is '{text}'{Nearest.Hint(text, words)}", $"Write {string.Join(", ", words[..^1].Select(word => $"'{word}'"))}{(words.Length > 1 ? " or " : "")}'{words[^1]}'");
        return null;
    }

    public bool? Flag(string name)
    {
        switch (Text(name))
        {
            case null:
                return null;
            case "true" or "True" or "TRUE" or "yes" or "on":
                return true;
            case "false" or "False" or "FALSE" or "no" or "off":
                return false;
            case var text:
                Wrong(name, $"is '{text}', which is neither true nor false", "Write true or false");
                return null;
        }
    }

    public int? Number(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Wrong(name, $"is '{text}', which is not a whole number", "Write digits");
        return null;
    }

    public decimal? Fraction(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Wrong(name, $"is '{text}', which is not a number", "Write a number such as 0.5");
        return null;
    }

    public TimeSpan? Duration(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Durations.Read(text) is { } duration)
        {
            return duration;
        }

        Wrong(name, $"is '{text}', which is not a duration", "Write it with units, such as 1m30s, 10s or 500ms");
        return null;
    }

    /// <summary>A size in MiB.</summary>
    public int? MiB(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Sizes.Read(text) is not { } bytes)
        {
            Wrong(name, $"is '{text}', which is not a size", "Write it with a unit, such as 512m or 1.5g");
        }
        else if (Sizes.WholeMiB(bytes) is { } whole)
        {
            return whole;
        }
        else
        {
            Wrong(name, $"is '{text}', which is not a whole number of MiB", "Docker's provider counts in MiB: round it");
        }

        return null;
    }

    /// <summary>The texts of a list, or the one text in its place.</summary>
    public List<string> Words(string name) => [.. Texts(name).Select(text => Plain(text, name)).OfType<string>()];

    /// <summary>The same, perhaps with values in them that are no text.</summary>
    public IReadOnlyList<TextNode> Texts(string name)
    {
        if (Find(name) is not { } node)
        {
            return [];
        }

        var texts = new List<TextNode>();
        foreach (var item in node is ListNode list ? list.Items : [node])
        {
            if (item is TextNode text)
            {
                texts.Add(text);
            }
            else
            {
                Wrong(item.At, name, $"must be a list of texts, and this is {item.Kind}", "Write one value a line, each after '- '");
            }
        }

        return texts;
    }

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<Node> Items(string name)
    {
        if (Find(name) is not { } node)
        {
            return [];
        }

        if (node is ListNode list)
        {
            return list.Items;
        }

        Wrong(node.At, name, $"must be a list and is {node.Kind}", "Write one item a line, each after '- '");
        return [];
    }

    /// <summary>The entries of a mapping.</summary>
    public IReadOnlyList<Entry> Entries(string name)
    {
        if (Find(name) is not { } node)
        {
            return [];
        }

        if (node is MapNode map)
        {
            return map.Entries;
        }

        Wrong(node.At, name, $"must be a mapping or a list and is {node.Kind}", "Write 'name: value' lines");
        return [];
    }

    /// <summary>The names of a mapping with their texts; nothing counts as an empty text.</summary>
    public IEnumerable<KeyValuePair<string, string>> Pairs(string name)
    {
        foreach (var entry in Entries(name))
        {
            if (entry.Value is not TextNode text)
            {
                Wrong(entry.At, $"{name}.{entry.Name}", $"must be a text and is {entry.Value.Kind}", "Write one value");
            }
            else if (Plain(text, name) is { } plain)
            {
                yield return KeyValuePair.Create(entry.Name, text.IsNull ? "" : plain);
            }
        }
    }

    private static string Named(string path) => path.Length == 0 ? "" : $": '{path}'";

    private static string Inner(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
