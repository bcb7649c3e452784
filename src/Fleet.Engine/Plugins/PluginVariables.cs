using System.Globalization;
using System.Text.Json.Nodes;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Plugins;

/// <summary>A provider's inputs in the form that plugins took before there were structured ones: texts, or JSON.</summary>
internal static class PluginVariables
{
    public static IEnumerable<KeyValuePair<string, string>> Of(string package, PropertyMap inputs) => inputs
        .Where(input => input.Key != "version" && !input.Value.ContainsUnknowns)
        .Select(input => KeyValuePair.Create(
            $"{package}:config:{input.Key}",
            input.Value.AsText() ?? Json(input.Value)?.ToJsonString() ?? "null"));

    private static JsonNode? Json(PropertyValue value) => value.Unwrap() switch
    {
        PropertyValue.Bool flag => flag.Value,
        PropertyValue.Number number => number.Value % 1 == 0 && Math.Abs(number.Value) < 1e15
            ? JsonNode.Parse(number.Value.ToString("F0", CultureInfo.InvariantCulture))
            : number.Value,
        PropertyValue.Text text => text.Value,
        PropertyValue.List list => new JsonArray([.. list.Items.Select(Json)]),
        PropertyValue.Map map => new JsonObject(map.Members.Select(member => KeyValuePair.Create(member.Key, Json(member.Value)))),
        PropertyValue.ResourceReference reference => (reference.Id as PropertyValue.Text)?.Value ?? reference.Urn.Text,
        _ => null,
    };
}
