using System.Collections.Immutable;

namespace Fleet.Engine.Config;

/// <summary>A configuration value as a stack file holds it: secrets are still encrypted.</summary>
public abstract record ConfigNode
{
    private ConfigNode()
    {
    }

    /// <summary>Where it stands, as <c>file:line:column</c>; empty when it comes from elsewhere.</summary>
    public string Location { get; init; } = "";

    /// <summary>True when it, or any part of it, is encrypted.</summary>
    public bool IsSecure => this switch
    {
        Secure => true,
        List list => list.Items.Any(item => item.IsSecure),
        Map map => map.Members.Any(member => member.Value.IsSecure),
        _ => false,
    };

    /// <summary>True for a list or a map.</summary>
    public bool IsObject => this is List or Map;

    /// <summary>The text that a program gets of a value without secrets.</summary>
    public string ToText() => ConfigNodes.ToText(this, _ => "[secret]");

    /// <summary>A text.</summary>
    public sealed record Text(string Value) : ConfigNode;

    /// <summary>A number, a truth value or null, as JSON writes it.</summary>
    public sealed record Literal(string Json) : ConfigNode;

    /// <summary>An encrypted text.</summary>
    public sealed record Secure(string Ciphertext) : ConfigNode;

    /// <summary>A list.</summary>
    public sealed record List(ImmutableArray<ConfigNode> Items) : ConfigNode;

    /// <summary>Named values in the file's order.</summary>
    public sealed record Map(ImmutableArray<KeyValuePair<string, ConfigNode>> Members) : ConfigNode;
}
