using System.Text.Json;
using System.Text.Json.Nodes;
using Fleet.TestKit;
using YamlDotNet.RepresentationModel;

namespace Fleet.Components.Tests;

/// <summary>The config of a stack file as an engine hands it to a program; encrypted values read <c>decrypted</c>.</summary>
internal static class StackFile
{
    public static Dictionary<string, string> Read(string stack)
    {
        using var reader = File.OpenText(Path.Combine(RepositoryRoot.Path, $"Pulumi.{stack}.yaml"));
        var yaml = new YamlStream();
        yaml.Load(reader);
        var config = (YamlMappingNode)((YamlMappingNode)yaml.Documents[0].RootNode)["config"];
        return config.Children.ToDictionary(
            pair => ((YamlScalarNode)pair.Key).Value!,
            pair => pair.Value switch
            {
                YamlScalarNode scalar => scalar.Value!,
                YamlMappingNode map when map.Children.ContainsKey("secure") => "decrypted",
                var other => Json(other)!.ToJsonString(),
            });
    }

    /// <summary>The stack's config with the lab's addresses in place of the real ones and of what is still missing.</summary>
    public static Dictionary<string, string> OnTheLab(string stack)
    {
        var lab = Read("lab");
        var config = Read(stack);
        foreach (var key in new[] { "fleet:hosts", "libnovel:domain", "libnovel:linkDomain", "libnovel:caddy" })
        {
            config[key] = lab[key];
        }

        return config.Where(pair => !pair.Value.StartsWith("PLACEHOLDER", StringComparison.Ordinal)).ToDictionary();
    }

    public static string Text(Dictionary<string, string> config) => JsonSerializer.Serialize(config);

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlMappingNode map => new JsonObject(map.Children.Select(pair =>
            KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Json(pair.Value)))),
        _ => null,
    };
}
