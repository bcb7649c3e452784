using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Fleet.Engine.Config;

/// <summary>Turns YAML into configuration values and those into the text that programs get.</summary>
internal static class ConfigNodes
{
    /// <summary>Reads a value. A mapping with the one name <c>secure</c> and a text is a secret.</summary>
    public static ConfigNode Read(YamlFile file, YamlNode node)
    {
        var location = file.Location(node);
        return node switch
        {
            YamlScalarNode scalar => ReadScalar(scalar) with { Location = location },
            YamlSequenceNode list => new ConfigNode.List([.. list.Children.Select(item => Read(file, item))])
            {
                Location = location,
            },
            YamlMappingNode { Children: [{ Key: YamlScalarNode { Value: "secure" }, Value: YamlScalarNode secret }] } =>
                new ConfigNode.Secure(secret.Value ?? "") { Location = location },
            YamlMappingNode map => new ConfigNode.Map(ReadMembers(file, map)) { Location = location },
            _ => throw file.Error(node, "This is not a configuration value."),
        };
    }

    /// <summary>The text a program gets: texts as they are, everything else as JSON.</summary>
    public static string ToText(ConfigNode node, Func<string, string> decrypt) => node switch
    {
        ConfigNode.Text text => text.Value,
        ConfigNode.Literal { Json: "null" } => "",
        ConfigNode.Literal literal => literal.Json,
        ConfigNode.Secure secure => decrypt(secure.Ciphertext),
        _ => ToJson(node, decrypt)!.ToJsonString(StateJsonOptions),
    };

    /// <summary>Every text in a value, with the path to it; secrets are left out.</summary>
    public static IEnumerable<(string Path, string Value)> PlainTexts(string path, ConfigNode node) => node switch
    {
        ConfigNode.Text text => [(path, text.Value)],
        ConfigNode.List list => list.Items.SelectMany((item, index) => PlainTexts($"{path}[{index}]", item)),
        ConfigNode.Map map => map.Members.SelectMany(member => PlainTexts($"{path}.{member.Key}", member.Value)),
        _ => [],
    };

    /// <summary>Every secret in a value.</summary>
    public static IEnumerable<ConfigNode.Secure> Secrets(ConfigNode node) => node switch
    {
        ConfigNode.Secure secure => [secure],
        ConfigNode.List list => list.Items.SelectMany(Secrets),
        ConfigNode.Map map => map.Members.SelectMany(member => Secrets(member.Value)),
        _ => [],
    };

    /// <summary>A value as JSON in the form that stack files have: a secret is <c>{"secure":"…"}</c>.</summary>
    public static JsonNode? AsInFile(ConfigNode node) => node switch
    {
        ConfigNode.Secure secure => new JsonObject { ["secure"] = secure.Ciphertext },
        ConfigNode.List list => new JsonArray([.. list.Items.Select(AsInFile)]),
        ConfigNode.Map map => new JsonObject(map.Members.Select(
            member => KeyValuePair.Create(member.Key, AsInFile(member.Value)))),
        _ => ToJson(node, text => text),
    };

    /// <summary>The value of such JSON.</summary>
    public static ConfigNode OfFile(JsonNode? node) => node switch
    {
        null => new ConfigNode.Literal("null"),
        JsonArray list => new ConfigNode.List([.. list.Select(OfFile)]),
        JsonObject { Count: 1 } map when map["secure"] is JsonValue secret => new ConfigNode.Secure(secret.ToString()),
        JsonObject map => new ConfigNode.Map([.. map.Select(member => KeyValuePair.Create(member.Key, OfFile(member.Value)))]),
        _ when node.GetValueKind() == System.Text.Json.JsonValueKind.String => new ConfigNode.Text((string)node!),
        _ => new ConfigNode.Literal(node.ToJsonString()),
    };

    private static readonly System.Text.Json.JsonSerializerOptions StateJsonOptions = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static JsonNode? ToJson(ConfigNode node, Func<string, string> decrypt) => node switch
    {
        ConfigNode.Text text => JsonValue.Create(text.Value),
        ConfigNode.Literal literal => JsonNode.Parse(literal.Json),
        ConfigNode.Secure secure => JsonValue.Create(decrypt(secure.Ciphertext)),
        ConfigNode.List list => new JsonArray([.. list.Items.Select(item => ToJson(item, decrypt))]),
        // Programs compare the text: Pulumi sorts the names.
        ConfigNode.Map map => new JsonObject(map.Members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, ToJson(member.Value, decrypt)))),
        _ => throw new InvalidOperationException("Bug: a kind of configuration value that nobody knows."),
    };

    private static ImmutableArray<KeyValuePair<string, ConfigNode>> ReadMembers(YamlFile file, YamlMappingNode map) =>
        [.. map.Children.Select(member =>
            KeyValuePair.Create(file.Scalar(member.Key, "A name"), Read(file, member.Value)))];

    // Only plain scalars have YAML's implied types: '8080' and "true" in quotes are texts.
    private static ConfigNode ReadScalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain)
        {
            return new ConfigNode.Text(text);
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => new ConfigNode.Literal("null"),
            "true" or "True" or "TRUE" => new ConfigNode.Literal("true"),
            "false" or "False" or "FALSE" => new ConfigNode.Literal("false"),
            _ when IsJsonNumber(text) => new ConfigNode.Literal(text),
            _ => new ConfigNode.Text(text),
        };
    }

    // A leading zero or plus sign would lose characters on the way, so such things stay texts.
    private static bool IsJsonNumber(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        return digits.Length > 0 && char.IsAsciiDigit(digits[0])
            && (digits[0] != '0' || digits.Length == 1 || digits[1] is '.' or 'e' or 'E')
            && !digits.EndsWith(".")
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }
}
