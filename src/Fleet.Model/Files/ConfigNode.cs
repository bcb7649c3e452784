using System.Globalization;

namespace Fleet;

/// <summary>A piece of a structured config file: a map, a list, a text, a number or a flag.</summary>
/// <example><code>
/// ConfigNode.Map(("server", ConfigNode.Map(("port", 8080), ("tls", false))), ("password", (Value)password))
/// </code></example>
public abstract class ConfigNode
{
    /// <summary>A text.</summary>
    public static implicit operator ConfigNode(string text) => new TextNode(text);

    /// <summary>A text that may hold secrets and addresses.</summary>
    public static implicit operator ConfigNode(Value value) => new TextNode(value);

    /// <summary>A secret's content.</summary>
    public static implicit operator ConfigNode(Secret secret) => new TextNode(secret);

    /// <summary>A number.</summary>
    public static implicit operator ConfigNode(int number) => new WordNode(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A flag.</summary>
    public static implicit operator ConfigNode(bool flag) => new WordNode(flag ? "true" : "false");

    /// <summary>A map, in this order.</summary>
    public static ConfigNode Map(params IEnumerable<(string Name, ConfigNode Content)> members) =>
        new GroupNode('{', '}', [.. members.Select(member => (Value.Join("\"", FileText.JsonText(member.Name), "\": "), member.Content))]);

    /// <summary>A list.</summary>
    public static ConfigNode List(params IEnumerable<ConfigNode> items) =>
        new GroupNode('[', ']', [.. items.Select(item => ((Value)"", item))]);

    /// <summary>A number whose digits are known late, such as a port.</summary>
    internal static ConfigNode Number(Value digits) => new WordNode(digits);

    internal abstract void Write(List<Value> parts, int depth);

    private sealed class TextNode(Value text) : ConfigNode
    {
        internal override void Write(List<Value> parts, int depth) =>
            parts.AddRange(["\"", new EscapedValue(text, FileText.JsonText), "\""]);
    }

    private sealed class WordNode(Value word) : ConfigNode
    {
        internal override void Write(List<Value> parts, int depth) => parts.Add(word);
    }

    private sealed class GroupNode(char begin, char end, IReadOnlyList<(Value Before, ConfigNode Content)> members) : ConfigNode
    {
        internal override void Write(List<Value> parts, int depth)
        {
            parts.Add(begin.ToString());
            foreach (var (index, (before, content)) in members.Index())
            {
                parts.AddRange([(index == 0 ? "\n" : ",\n") + Indent(depth + 1), before]);
                content.Write(parts, depth + 1);
            }

            parts.Add(members.Count == 0 ? end.ToString() : $"\n{Indent(depth)}{end}");
        }

        private static string Indent(int depth) => new(' ', depth * 2);
    }
}
