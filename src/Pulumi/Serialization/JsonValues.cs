using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fleet.Protocol.Values;

namespace Pulumi.Serialization;

/// <summary>Property values from JSON, and JSON from property values.</summary>
internal static class JsonValues
{
    public static PropertyValue From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => PropertyValue.Of(element.EnumerateArray().Select(From)),
        JsonValueKind.Object => PropertyMap.From(
            element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, From(member.Value)))),
        _ => PropertyValue.Null.Instance,
    };

    /// <summary>Compact text, secrets in clear.</summary>
    public static string ToText(PropertyValue value) =>
        Encoding.UTF8.GetString(ToUtf8(writer => Write(writer, value)));

    /// <summary>An element with the content of plain objects: texts, numbers, arrays and dictionaries.</summary>
    public static JsonElement ToElement(object? plain)
    {
        using var document = JsonDocument.Parse(ToUtf8(writer => JsonSerializer.Serialize(writer, plain)));
        return document.RootElement.Clone();
    }

    private static byte[] ToUtf8(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(writer);
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, PropertyValue value)
    {
        switch (value.Unwrap())
        {
            case PropertyValue.Bool flag:
                writer.WriteBooleanValue(flag.Value);
                break;
            case PropertyValue.Number number:
                writer.WriteNumberValue(number.Value);
                break;
            case PropertyValue.Text text:
                writer.WriteStringValue(text.Value);
                break;
            case PropertyValue.List list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case PropertyValue.Map map:
                writer.WriteStartObject();
                foreach (var (name, member) in map.Members)
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            case PropertyValue.Null:
                writer.WriteNullValue();
                break;
            case var other:
                throw new InvalidOperationException($"JSON text cannot hold a value of kind '{other.GetType().Name}'.");
        }
    }
}
