using YamlDotNet.RepresentationModel;

namespace Fleet.Engine.Config;

/// <summary>Reads one entry of a project's <c>config</c> section.</summary>
internal static class ConfigDeclarationReader
{
    public static ConfigDeclaration Read(YamlFile file, string key, YamlNode node, bool isOwn)
    {
        if (node is not YamlMappingNode map)
        {
            var value = ConfigNodes.Read(file, node);
            return isOwn ? new ConfigDeclaration { Default = value } : new ConfigDeclaration { Value = value };
        }

        var declaration = new ConfigDeclaration();
        foreach (var (nameNode, member) in map.Children)
        {
            declaration = file.Scalar(nameNode, "A setting's name") switch
            {
                "type" => declaration with { Type = ReadType(file, map) },
                "default" => declaration with { Default = ConfigNodes.Read(file, member) },
                "value" => declaration with { Value = ConfigNodes.Read(file, member) },
                "secret" => declaration with { IsSecret = file.Scalar(member, "'secret'") == "true" },
                "description" => declaration with { Description = file.Scalar(member, "'description'") },
                _ => declaration,
            };
        }

        Check(file, key, node, isOwn, declaration);
        return declaration;
    }

    private static void Check(YamlFile file, string key, YamlNode node, bool isOwn, ConfigDeclaration declaration)
    {
        if (declaration is { Default: not null, Value: not null })
        {
            throw file.Error(node, $"The configuration key '{key}' has both a default and a value. Keep one.");
        }

        if (!isOwn && (declaration.Type ?? (object?)declaration.Default) is not null)
        {
            throw file.Error(
                node, $"The configuration key '{key}' is of another namespace: it can have a value, no type and no default.");
        }

        if (!isOwn && declaration.Value is null)
        {
            throw file.Error(node, $"The configuration key '{key}' is of another namespace and needs a 'value'.");
        }

        if (declaration is { Type: { } type, Default: { } value } && !ConfigTypes.Fits(value, type))
        {
            throw file.Error(node, $"The default of the configuration key '{key}' is not {ConfigTypes.Describe(type)}.");
        }
    }

    private static ConfigType ReadType(YamlFile file, YamlMappingNode map)
    {
        var typeNode = map.Children.First(member => member.Key is YamlScalarNode { Value: "type" }).Value;
        switch (file.Scalar(typeNode, "'type'"))
        {
            case "string": return new ConfigType(ConfigTypeKind.String);
            case "integer": return new ConfigType(ConfigTypeKind.Integer);
            case "boolean": return new ConfigType(ConfigTypeKind.Boolean);
            case "object": return new ConfigType(ConfigTypeKind.Object);
            case "array":
                var items = map.Children.FirstOrDefault(member => member.Key is YamlScalarNode { Value: "items" }).Value
                    ?? throw file.Error(map, "A key of type 'array' needs 'items' with a type.");
                return new ConfigType(ConfigTypeKind.Array, ReadType(file, file.Mapping(items, "'items'")));
            case var other:
                throw file.Error(
                    typeNode, $"'{other}' is not a configuration type: use string, integer, boolean, object or array.");
        }
    }
}
