using System.Text.RegularExpressions;

namespace Fleet;

/// <summary>Texts as nginx's configuration writes them.</summary>
internal static class NginxText
{
    /// <summary>
    /// Holds a dollar sign. nginx has no other way to write one where it looks for variables.
    /// </summary>
    public const string Dollar = "fleet_dollar";

    /// <summary>One word where nginx does not look for variables, whatever is in it.</summary>
    public static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>One word where nginx looks for variables, none of which are in it.</summary>
    public static string QuoteComplex(string text) => Quote(text).Replace("$", $"${{{Dollar}}}", StringComparison.Ordinal);

    /// <summary>A text within a regular expression that stands in quotes.</summary>
    public static string Pattern(string text) =>
        Regex.Escape(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
