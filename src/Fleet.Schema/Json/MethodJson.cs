using System.Text.Json;

namespace Fleet.Schema.Json;

/// <summary>Writes the provider's methods: each gets the provider itself and gives a map.</summary>
internal static class MethodJson
{
    public static void Write(Utf8JsonWriter json, string token)
    {
        json.WriteStartObject(token);
        json.WriteString("description", "The settings in force, with Terraform's names.");
        json.WriteStartObject("inputs");
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        json.WriteStartObject("__self__");
        json.WriteString("$ref", "#/provider");
        json.WriteEndObject();
        json.WriteEndObject();
        WriteName(json, "__self__");
        json.WriteEndObject();
        json.WriteStartObject("outputs");
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        json.WriteStartObject("result");
        json.WriteString("type", "object");
        json.WriteStartObject("additionalProperties");
        json.WriteString("$ref", "pulumi.json#/Any");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        WriteName(json, "result");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteName(Utf8JsonWriter json, string name)
    {
        json.WriteStartArray("required");
        json.WriteStringValue(name);
        json.WriteEndArray();
    }
}
