using System.Collections.Immutable;

namespace Pulumi.Experimental.Provider;

/// <summary>Makes a component and what it is made of.</summary>
/// <param name="type">The type token.</param>
/// <param name="name">The name.</param>
/// <param name="inputs">The inputs.</param>
/// <param name="options">How it is managed.</param>
public sealed class ConstructRequest(string type, string name, ImmutableDictionary<string, PropertyValue> inputs, ComponentResourceOptions options)
{
    /// <summary>The type token.</summary>
    public string Type { get; init; } = type;

    /// <summary>The name.</summary>
    public string Name { get; init; } = name;

    /// <summary>The inputs.</summary>
    public ImmutableDictionary<string, PropertyValue> Inputs { get; init; } = inputs;

    /// <summary>How it is managed.</summary>
    public ComponentResourceOptions Options { get; init; } = options;
}
