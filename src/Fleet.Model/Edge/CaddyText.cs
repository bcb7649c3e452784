namespace Fleet;

/// <summary>Texts as a Caddyfile writes them.</summary>
internal static class CaddyText
{
    /// <summary>Braces are placeholders wherever they stand, and neither kind of quotes can hold every character.</summary>
    public static bool CanSay(string text) =>
        !text.Contains('{') && !text.Contains('}') && !(text.Contains('`') && text.Contains('\\'));

    /// <summary>One word, whatever is in it.</summary>
    public static string Quote(string text) =>
        text.Contains('"') || text.Contains('\\')
            ? text.Contains('`') ? $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : $"`{text}`"
            : $"\"{text}\"";
}
