using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fleet.Engine.Config;

/// <summary>Writes configuration values as YAML.</summary>
internal static class YamlWriter
{
    private static readonly JsonSerializerOptions Quoting = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Words that some YAML reader takes for a truth value or nothing.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~",
    };

    /// <summary>An entry of a block mapping, without indentation before its first line and without a last newline.</summary>
    public static string Entry(string key, ConfigNode value, int indent) => $"{Scalar(key)}:{Value(value, indent)}";

    /// <summary>A value as it follows <c>key:</c>, the blank or newline included.</summary>
    public static string Value(ConfigNode value, int indent) => value switch
    {
        ConfigNode.Map { Members: [] } => " {}",
        ConfigNode.List { Items: [] } => " []",
        ConfigNode.Secure secure => $"\n{Pad(indent + 2)}secure: {Scalar(secure.Ciphertext)}",
        ConfigNode.Map map => string.Concat(
            map.Members.Select(member => $"\n{Pad(indent + 2)}{Entry(member.Key, member.Value, indent + 2)}")),
        ConfigNode.List list => string.Concat(list.Items.Select(item => $"\n{Pad(indent + 2)}-{Item(item, indent + 2)}")),
        _ => " " + Inline(value),
    };

    /// <summary>A value in one line.</summary>
    public static string Inline(ConfigNode value) => value switch
    {
        ConfigNode.Text text => Scalar(text.Value),
        ConfigNode.Literal literal => literal.Json,
        ConfigNode.Secure secure => $"{{ secure: {Scalar(secure.Ciphertext)} }}",
        ConfigNode.List list => $"[{string.Join(", ", list.Items.Select(Inline))}]",
        ConfigNode.Map map =>
            $"{{ {string.Join(", ", map.Members.Select(member => $"{Scalar(member.Key)}: {Inline(member.Value)}"))} }}",
        _ => throw new InvalidOperationException("Bug: a kind of configuration value that nobody knows."),
    };

    /// <summary>A text, in quotes where YAML would read something else.</summary>
    public static string Scalar(string text) => IsPlain(text) ? text : JsonSerializer.Serialize(text, Quoting);

    private static string Item(ConfigNode item, int indent)
    {
        var text = Value(item, indent);
        return text.StartsWith('\n') ? " " + text.TrimStart() : text;
    }

    private static string Pad(int indent) => new StringBuilder().Append(' ', indent).ToString();

    // What begins like a number could be read as one, or as a date: '0644', '2026-01-01'.
    private static bool IsPlain(string text) =>
        text.Length > 0
        && (char.IsAsciiLetter(text[0]) || text[0] is '/' or '_')
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or ':' or '=' or '+' or '@' or ' ')
        && !text.Contains(": ", StringComparison.Ordinal)
        && text[^1] is not (':' or ' ')
        && !Words.Contains(text);
}
