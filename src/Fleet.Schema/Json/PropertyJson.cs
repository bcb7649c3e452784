using System.Text.Json;
using Fleet.Schema.Reading;

namespace Fleet.Schema.Json;

/// <summary>Writes properties and their types as Pulumi's schema format has them.</summary>
internal sealed class PropertyJson(Package package)
{
    /// <summary>The properties that programs give, or those they get: defaults and replacement say nothing of the latter.</summary>
    public void Write(
        Utf8JsonWriter json, string name, Block block, IEnumerable<Property> properties, bool areOutputs = false)
    {
        json.WriteStartObject(name);
        foreach (var property in properties)
        {
            json.WriteStartObject(property.Name);
            json.WriteString("description", property.Summary);
            WriteType(json, property.Type, block);
            WriteMarks(json, property, areOutputs);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>A list of names; nothing at all when there are none.</summary>
    public static void WriteNames(Utf8JsonWriter json, string name, IEnumerable<Property> properties)
    {
        var names = properties.Select(property => property.Name).ToList();
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

    private void WriteType(Utf8JsonWriter json, TypeReference type, Block block)
    {
        switch (type.Kind)
        {
            case ValueKind.List:
                json.WriteString("type", "array");
                WriteItem(json, "items", type.Item!, block);
                break;
            case ValueKind.Map:
                json.WriteString("type", "object");
                WriteItem(json, "additionalProperties", type.Item!, block);
                break;
            case ValueKind.Named:
                json.WriteString("$ref", "#/types/" + package.Find(type.Name, block).Token);
                break;
            case ValueKind.Any or ValueKind.Asset or ValueKind.Archive:
                json.WriteString("$ref", $"pulumi.json#/{type.Kind}");
                break;
            default:
                json.WriteString("type", Primitive(type.Kind));
                break;
        }
    }

    private void WriteItem(Utf8JsonWriter json, string name, TypeReference item, Block block)
    {
        json.WriteStartObject(name);
        WriteType(json, item, block);
        json.WriteEndObject();
    }

    private static void WriteMarks(Utf8JsonWriter json, Property property, bool isOutput)
    {
        var marks = isOutput
            ? property.Marks with { Replaces = false, Default = null, Environment = null }
            : property.Marks;
        if (marks.Replaces)
        {
            json.WriteBoolean("willReplaceOnChanges", true);
        }

        if (marks.ReplaceOnChanges)
        {
            json.WriteBoolean("replaceOnChanges", true);
        }

        if (marks.IsSecret)
        {
            json.WriteBoolean("secret", true);
        }

        if (marks.Default is { } value)
        {
            json.WritePropertyName("default");
            json.WriteRawValue(property.Type.Kind == ValueKind.Text ? $"\"{value}\"" : value);
        }

        if (marks.Environment is { } variable)
        {
            json.WriteStartObject("defaultInfo");
            json.WriteStartArray("environment");
            json.WriteStringValue(variable);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        if (marks.Deprecation is { } deprecation)
        {
            json.WriteString("deprecationMessage", deprecation);
        }

        if (marks.CSharpName is { } name)
        {
            json.WriteStartObject("language");
            json.WriteStartObject("csharp");
            json.WriteString("name", name);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    private static string Primitive(ValueKind kind) => kind switch
    {
        ValueKind.Text => "string",
        ValueKind.Integer => "integer",
        ValueKind.Number => "number",
        ValueKind.Boolean => "boolean",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
