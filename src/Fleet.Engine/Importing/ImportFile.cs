using System.Collections.Immutable;
using System.Text.Json;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Importing;

/// <summary>Reads files that list what to import, in Pulumi's format.</summary>
/// <example>
/// <code>
/// { "nameTable": { "atlas": "urn:pulumi:prod::shop::fleet:index:Host::atlas" },
///   "resources": [ { "type": "docker:index/volume:Volume", "name": "data", "id": "shop-data", "parent": "atlas" } ] }
/// </code>
/// </example>
public static class ImportFile
{
    private static readonly string[] Members =
    [
        "type", "name", "logicalName", "id", "parent", "provider", "version", "pluginDownloadUrl", "properties", "component",
        "remote", "inputs", "outputs",
    ];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is, for messages.</param>
    /// <param name="json">What is in it.</param>
    /// <exception cref="DiagnosticException">It is not of that format.</exception>
    public static ImportRequest Read(string path, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, ValueJson.ReaderOptions);
            var root = document.RootElement;
            return new ImportRequest
            {
                Names = root.TryGetProperty("nameTable", out var names)
                    ? names.EnumerateObject().ToImmutableSortedDictionary(
                        entry => entry.Name, entry => Urn.Parse(Text(entry.Value)), StringComparer.Ordinal)
                    : ImmutableSortedDictionary.Create<string, Urn>(StringComparer.Ordinal),
                Resources = [.. root.GetProperty("resources").EnumerateArray().Select(Spec)],
            };
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new DiagnosticException(
                $"The import file '{path}' cannot be read: {exception.Message}",
                "It needs a list 'resources' of objects with at least 'type', 'name' and 'id'.",
                inner: exception);
        }
    }

    private static ImportSpec Spec(JsonElement element)
    {
        if (element.EnumerateObject().FirstOrDefault(member => !Members.Contains(member.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
        {
            throw new FormatException($"'{unknown.Name}' is no member of a resource.");
        }

        var isComponent = Flag(element, "component");
        var spec = new ImportSpec
        {
            Type = Required(element, "type"),
            Name = Required(element, "name"),
            Id = isComponent ? Optional(element, "id") : Required(element, "id"),
            LogicalName = Optional(element, "logicalName"),
            Parent = Optional(element, "parent"),
            Provider = Optional(element, "provider"),
            Version = Optional(element, "version"),
            PluginDownloadUrl = Optional(element, "pluginDownloadUrl"),
            Properties = element.TryGetProperty("properties", out var properties)
                ? [.. properties.EnumerateArray().Select(Text)]
                : [],
            IsComponent = isComponent,
            Inputs = Map(element, "inputs"),
            Outputs = Map(element, "outputs"),
        };
        return spec.IsComponent && spec.Id.Length > 0
            ? throw new FormatException($"the component '{spec.Name}' has an id.")
            : spec;
    }

    private static PropertyMap? Map(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? ValueJson.Read(value, NoSecrets.Instance, name).AsMap() : null;

    private static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.GetBoolean();

    private static string Optional(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? Text(value) : "";

    private static string Required(JsonElement element, string name) =>
        Optional(element, name) is { Length: > 0 } text ? text : throw new FormatException($"a resource has no '{name}'.");

    private static string Text(JsonElement value) => value.GetString() ?? "";
}
