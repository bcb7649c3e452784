using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Fleet.Plugin.Tests.Kit;

/// <summary>
/// What Pulumi's tools demand of a package schema: the members that its metaschema knows, the forms of tokens and types,
/// references that lead somewhere, and what its binder refuses beyond that.
/// </summary>
internal sealed partial class SchemaRules(JsonObject schema)
{
    private static readonly string[] PackageMembers =
    [
        "name", "displayName", "version", "description", "keywords", "homepage", "license", "attribution", "repository",
        "logoUrl", "pluginDownloadURL", "publisher", "namespace", "meta", "config", "types", "provider", "resources",
        "functions", "language", "parameterization", "dependencies", "allowedPackageNames",
    ];

    private static readonly string[] ObjectMembers =
        ["description", "properties", "type", "required", "plain", "language", "isOverlay", "overlaySupportedLanguages", "enum"];

    private static readonly string[] ResourceMembers =
    [
        .. ObjectMembers, "inputProperties", "requiredInputs", "plainInputs", "stateInputs", "aliases", "deprecationMessage",
        "isComponent", "methods",
    ];

    private static readonly string[] FunctionMembers =
        ["description", "inputs", "multiArgumentInputs", "outputs", "deprecationMessage", "language", "isOverlay"];

    private static readonly string[] TypeMembers = ["type", "$ref", "items", "additionalProperties", "oneOf", "discriminator", "plain"];

    private static readonly string[] PropertyMembers =
    [
        .. TypeMembers, "description", "const", "default", "defaultInfo", "deprecationMessage", "language", "secret",
        "replaceOnChanges", "willReplaceOnChanges",
    ];

    private readonly List<string> _problems = [];

    /// <summary>Everything that is wrong, each with its place.</summary>
    public static IReadOnlyList<string> Problems(JsonObject schema)
    {
        var rules = new SchemaRules(schema);
        rules.Package();
        return rules._problems;
    }

    private void Package()
    {
        Members("package", schema, PackageMembers);
        Matches("name", schema["name"], NamePattern());
        Matches("version", schema["version"], VersionPattern());
        Properties("config", Object(schema["config"]?["variables"]), isResource: false);
        foreach (var (token, type) in Object(schema["types"]))
        {
            Token(token);
            Type(token, type!.AsObject());
        }

        Resource("provider", schema["provider"]!.AsObject());
        foreach (var (token, resource) in Object(schema["resources"]))
        {
            Token(token);
            Resource(token, resource!.AsObject());
        }

        foreach (var (token, function) in Object(schema["functions"]))
        {
            Token(token);
            Members(token, function!.AsObject(), FunctionMembers);
            Shape($"{token} inputs", Object(function["inputs"]), isResource: false);
            Shape($"{token} outputs", Object(function["outputs"]), isResource: false);
        }
    }

    private void Type(string token, JsonObject type)
    {
        Members(token, type, ObjectMembers);
        if (type["enum"] is JsonArray values)
        {
            Check(values.Count > 0 && values.All(value => value!["value"] is not null), token, "an enumeration without values");
            Check(Text(type["type"]) is "string" or "integer" or "number" or "boolean", token, "an enumeration of no simple type");
            return;
        }

        Check(Text(type["type"]) == "object", token, "neither an object nor an enumeration");
        Shape(token, type, isResource: false);
    }

    private void Resource(string place, JsonObject resource)
    {
        Members(place, resource, ResourceMembers);
        Shape(place, resource, isResource: true);
        var inputs = Object(resource["inputProperties"]);
        Properties($"{place} input", inputs, isResource: true);
        Subset($"{place} requiredInputs", resource["requiredInputs"], inputs);
        foreach (var (name, function) in Object(resource["methods"]))
        {
            Check(Object(schema["functions"]).ContainsKey(Text(function) ?? ""), $"{place}.{name}", "a method that is no function");
        }

        Properties($"{place} state", Object(resource["stateInputs"]?["properties"]), isResource: false);
    }

    private void Shape(string place, JsonObject shape, bool isResource)
    {
        var properties = Object(shape["properties"]);
        Properties(place, properties, isResource);
        Subset($"{place} required", shape["required"], properties);
    }

    private void Properties(string place, JsonObject properties, bool isResource)
    {
        foreach (var (name, property) in properties)
        {
            Check(!isResource || name is not ("urn" or "id"), $"{place}.{name}", "a name that every resource has");
            // The resource that a method is of is its argument '__self__'.
            Check(
                !name.StartsWith("__", StringComparison.Ordinal) || (name == "__self__" && place.EndsWith(" inputs", StringComparison.Ordinal)),
                $"{place}.{name}",
                "a name of the engine's own");
            TypeOf($"{place}.{name}", property!.AsObject(), PropertyMembers);
        }
    }

    private void TypeOf(string place, JsonObject type, string[] allowed)
    {
        Members(place, type, allowed);
        if (type["oneOf"] is JsonArray alternatives)
        {
            Check(alternatives.Count > 1 && type["$ref"] is null, place, "a choice between fewer than two types");
            foreach (var alternative in alternatives)
            {
                TypeOf(place, alternative!.AsObject(), TypeMembers);
            }
        }
        else if (Text(type["$ref"]) is { } reference)
        {
            Check(type["items"] is null && type["additionalProperties"] is null, place, "a reference with more to it");
            Reference(place, reference);
        }
        else
        {
            Plain(place, type);
        }
    }

    private void Plain(string place, JsonObject type)
    {
        var kind = Text(type["type"]);
        Check(kind is "boolean" or "integer" or "number" or "string" or "array" or "object", place, $"the unknown type '{kind}'");
        Check((type["items"] is not null) == (kind == "array"), place, "items that belong to arrays, which need them");
        Check(type["additionalProperties"] is null || kind == "object", place, "members of something that is no object");
        if ((type["items"] ?? type["additionalProperties"]) is JsonObject inner)
        {
            TypeOf(place, inner, TypeMembers);
        }
    }

    private void Reference(string place, string reference)
    {
        var target = reference.Split('/');
        var isThere = reference switch
        {
            "pulumi.json#/Any" or "pulumi.json#/Archive" or "pulumi.json#/Asset" or "pulumi.json#/Json" => true,
            _ when reference.StartsWith("#/", StringComparison.Ordinal) && target.Length >= 3 =>
                target[1] is "types" or "resources"
                && Object(schema[target[1]]).ContainsKey(Uri.UnescapeDataString(string.Join('/', target[2..]))),
            "#/provider" => true,
            _ => false,
        };
        Check(isThere, place, $"the reference '{reference}', which leads nowhere");
    }

    private void Token(string token)
    {
        Check(TokenPattern().IsMatch(token), token, "a token that is malformed");
        var name = Text(schema["name"]);
        Check(
            token.Split(':')[0] == name || token.StartsWith($"pulumi:providers:{name}/", StringComparison.Ordinal),
            token,
            "a token of another package");
    }

    private void Members(string place, JsonObject node, string[] allowed)
    {
        foreach (var (name, _) in node)
        {
            Check(allowed.Contains(name), place, $"the unknown member '{name}'");
        }
    }

    private void Subset(string place, JsonNode? names, JsonObject properties)
    {
        foreach (var name in (names as JsonArray ?? []).Select(Text))
        {
            Check(name is not null && properties.ContainsKey(name), place, $"'{name}', which is no property");
        }
    }

    private void Matches(string place, JsonNode? node, Regex pattern) =>
        Check(Text(node) is { } text && pattern.IsMatch(text), place, $"'{node}', which is malformed");

    private void Check(bool holds, string place, string problem)
    {
        if (!holds)
        {
            _problems.Add($"{place} has {problem}");
        }
    }

    private static JsonObject Object(JsonNode? node) => node as JsonObject ?? [];

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    [GeneratedRegex("^[a-zA-Z][-a-zA-Z0-9_]*$")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex VersionPattern();

    [GeneratedRegex("^[a-zA-Z][-a-zA-Z0-9_]*:([^0-9][a-zA-Z0-9._/-]*)?:[^0-9][a-zA-Z0-9._/-]*$")]
    private static partial Regex TokenPattern();
}
