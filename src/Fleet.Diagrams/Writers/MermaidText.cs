using System.Globalization;
using System.Text;

namespace Fleet.Diagrams;

/// <summary>Text and names as Mermaid takes them.</summary>
internal static class MermaidText
{
    /// <summary>Text that stands for itself, whatever is in it; lines become <c>&lt;br/&gt;</c>.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in text)
        {
            escaped.Append(letter switch
            {
                '\n' => "<br/>",
                '"' => "#quot;",
                '<' => "#lt;",
                '>' => "#gt;",
                '&' => "#amp;",
                '#' or ';' or '`' or '\\' => string.Create(CultureInfo.InvariantCulture, $"#{(int)letter};"),
                _ => letter,
            });
        }

        return escaped.ToString();
    }

    /// <summary>Names for full ids: the last part where no other ends so, all of it elsewhere.</summary>
    public static IReadOnlyDictionary<string, string> Names(IEnumerable<string> ids)
    {
        var all = ids.ToList();
        var common = all.GroupBy(Last).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet();
        var taken = new HashSet<string>();
        var names = new Dictionary<string, string>();
        foreach (var id in all)
        {
            var name = common.Contains(Last(id)) ? Plain(id) : Last(id);
            while (!taken.Add(name))
            {
                name += "_";
            }

            names[id] = name;
        }

        return names;
    }

    private static string Last(string id) => Plain(id[(id.LastIndexOf('/') + 1)..]);

    // "end" ends a group wherever it stands, and a name that begins with "o" or "x" after an arrow is another arrow's head.
    private static string Plain(string id)
    {
        var name = string.Concat(id.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        return name is "end" or "graph" or "subgraph" or "style" or "class" or "click" or "default" or "direction" ? $"{name}_" : name;
    }
}
