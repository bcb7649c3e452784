using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fleet;

/// <summary>The content of config files that are written from typed values, secrets and endpoints among them.</summary>
/// <example><code>
/// new ConfigFile("app.env", FileText.Variables(variables)) { Mode = "0600" }
/// </code></example>
public static class FileText
{
    /// <summary>Variables, <c>NAME=value</c> a line, in the order of declaration.</summary>
    public static Value Variables(EnvironmentMap variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        return Value.Late(() => Value.Join(variables.SelectMany(pair => new Value[] { $"{pair.Key}=", pair.Value, "\n" })));
    }

    /// <summary>JSON. YAML readers take it too.</summary>
    public static Value Json(ConfigNode content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Value.Late(() =>
        {
            var parts = new List<Value>();
            content.Write(parts, 0);
            parts.Add("\n");
            return Value.Join(parts);
        });
    }

    internal static string JsonText(string text) =>
        JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
}
