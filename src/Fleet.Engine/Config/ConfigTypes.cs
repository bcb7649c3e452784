using System.Numerics;

namespace Fleet.Engine.Config;

/// <summary>Whether configuration values are of their declared types.</summary>
internal static class ConfigTypes
{
    /// <summary>True when a value is of a type. Encrypted values cannot be looked into and fit.</summary>
    public static bool Fits(ConfigNode value, ConfigType type) => value is ConfigNode.Secure || type.Kind switch
    {
        ConfigTypeKind.String => value is ConfigNode.Text,
        ConfigTypeKind.Integer => value switch
        {
            ConfigNode.Literal literal => BigInteger.TryParse(literal.Json, out _),
            ConfigNode.Text text => BigInteger.TryParse(text.Value, out _),
            _ => false,
        },
        ConfigTypeKind.Boolean => value is ConfigNode.Literal { Json: "true" or "false" }
            or ConfigNode.Text { Value: "true" or "false" },
        ConfigTypeKind.Object => value is ConfigNode.Map,
        ConfigTypeKind.Array => value is ConfigNode.List list && list.Items.All(item => Fits(item, type.Items!)),
    };

    /// <summary>The type with its article: <c>an array of strings</c>.</summary>
    public static string Describe(ConfigType type) => type.Kind switch
    {
        ConfigTypeKind.String => "a string",
        ConfigTypeKind.Integer => "an integer",
        ConfigTypeKind.Boolean => "a boolean",
        ConfigTypeKind.Object => "an object",
        ConfigTypeKind.Array => $"an array, each item {Describe(type.Items!)}",
    };
}
