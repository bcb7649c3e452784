using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fleet.Cli.Commands;
using Fleet.Cli.Terminals;

namespace Fleet.Cli.Views;

/// <summary>A stack's configuration.</summary>
internal static class ConfigView
{
    /// <summary>For people: key and value.</summary>
    public static IEnumerable<Line> Table(IReadOnlyCollection<ConfigEntry> entries)
    {
        if (entries.Count == 0)
        {
            return [Line.Of("Nothing is set.", Tone.Dim)];
        }

        var width = entries.Max(entry => entry.Key.Length);
        return entries.Select(entry => Line.Of($"{entry.Key.PadRight(width)}  ")
            .Add(entry.Text ?? ValueText.Secret, entry.Text is null ? Tone.Dim : Tone.Plain));
    }

    /// <summary>For programs, in Pulumi's shape: <c>{"key": {"value": …, "secret": true}}</c>.</summary>
    public static Line Json(IReadOnlyCollection<ConfigEntry> entries)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            json.WriteStartObject();
            foreach (var entry in entries)
            {
                json.WriteStartObject(entry.Key);
                if (entry.Text is not null)
                {
                    json.WriteString("value", entry.Text);
                    if (entry.IsObject)
                    {
                        json.WritePropertyName("objectValue");
                        json.WriteRawValue(entry.Text);
                    }
                }

                json.WriteBoolean("secret", entry.IsSecret);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Line.Of(Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
