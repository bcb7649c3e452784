using System.Text.Json;

namespace Fleet.Cli.Views;

/// <summary>Members of JSON that are left out where they would say nothing.</summary>
internal static class JsonMembers
{
    /// <summary>Writes a member that is true.</summary>
    public static void WriteIf(this Utf8JsonWriter json, string name, bool value)
    {
        if (value)
        {
            json.WriteBoolean(name, value);
        }
    }

    /// <summary>Writes a text that is not empty.</summary>
    public static void WriteText(this Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0)
        {
            json.WriteString(name, text);
        }
    }

    /// <summary>Writes a list of texts that is not empty.</summary>
    public static void WriteNames(this Utf8JsonWriter json, string name, IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in names)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }
}
