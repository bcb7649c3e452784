using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Fleet.Remote.Docker;

/// <summary>Composes a path with its query, escaping every part.</summary>
internal static class Query
{
    /// <summary>Appends the parameters that are not null.</summary>
    public static string Of(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var text = new StringBuilder(path);
        var separator = '?';
        foreach (var (name, value) in parameters)
        {
            if (value is not null)
            {
                text.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                separator = '&';
            }
        }

        return text.ToString();
    }

    /// <summary>A path segment.</summary>
    public static string Segment(string text) => Uri.EscapeDataString(text);

    /// <summary>A flag that is sent only when true.</summary>
    public static string? Flag(bool value) => value ? "1" : null;

    /// <summary>A number.</summary>
    public static string? Number(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The <c>filters</c> parameter; null when there are none.</summary>
    public static string? Filters(IReadOnlyDictionary<string, IReadOnlyList<string>>? filters) =>
        filters is null or { Count: 0 }
            ? null
            : JsonSerializer.Serialize(filters, DockerJson.Default.IReadOnlyDictionaryStringIReadOnlyListString);
}
