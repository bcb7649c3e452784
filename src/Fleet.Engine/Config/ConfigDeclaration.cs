namespace Fleet.Engine.Config;

/// <summary>What a project says about one configuration key.</summary>
public sealed record ConfigDeclaration
{
    /// <summary>The type; null when any will do.</summary>
    public ConfigType? Type { get; init; }

    /// <summary>The value where the stack has none; the stack may say otherwise.</summary>
    public ConfigNode? Default { get; init; }

    /// <summary>The value for every stack that does not say otherwise, of a key of another namespace.</summary>
    public ConfigNode? Value { get; init; }

    /// <summary>True when the stack's value must be encrypted.</summary>
    public bool IsSecret { get; init; }

    /// <summary>What the key is for.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where it is declared, as <c>file:line:column</c>.</summary>
    public string Location { get; init; } = "";
}

/// <summary>The type of a configuration value.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Items">The type of an array's items; null otherwise.</param>
public sealed record ConfigType(ConfigTypeKind Kind, ConfigType? Items = null);

/// <summary>Kinds of configuration values.</summary>
public enum ConfigTypeKind
{
    /// <summary>A text.</summary>
    String,

    /// <summary>A whole number, or its text.</summary>
    Integer,

    /// <summary>True or false, or its text.</summary>
    Boolean,

    /// <summary>Named values.</summary>
    Object,

    /// <summary>Values of one type.</summary>
    Array,
}
