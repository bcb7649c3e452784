using System.Text.Json;

namespace Fleet;

/// <summary>Config files written from typed values, secrets and endpoints among them.</summary>
public sealed partial class ConfigFile
{
    /// <summary>A file of variables, <c>NAME=value</c> a line, in the order of declaration.</summary>
    public static ConfigFile Variables(string name, EnvironmentMap variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        return new ConfigFile(name, Value.Late(() => Value.Join(
            variables.SelectMany(pair => new Value[] { $"{pair.Key}=", pair.Value, "\n" }))));
    }

    /// <summary>A JSON file. YAML readers take it too.</summary>
    public static ConfigFile Json(string name, ConfigNode content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new ConfigFile(name, Value.Late(() =>
        {
            var parts = new List<Value>();
            content.Write(parts, 0);
            parts.Add("\n");
            return Value.Join(parts);
        }));
    }

    internal static string JsonText(string text) => JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
}
