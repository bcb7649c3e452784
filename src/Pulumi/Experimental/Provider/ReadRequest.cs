using System.Collections.Immutable;

namespace Pulumi.Experimental.Provider;

/// <summary>Reads a resource.</summary>
/// <param name="urn">The resource.</param>
/// <param name="id">Its id.</param>
/// <param name="outputs">What is known of its outputs.</param>
/// <param name="inputs">What is known of its inputs.</param>
public sealed class ReadRequest(Urn urn, string id, ImmutableDictionary<string, PropertyValue> outputs, ImmutableDictionary<string, PropertyValue> inputs)
{
    /// <summary>The resource.</summary>
    public Urn Urn { get; } = urn;

    /// <summary>Its id.</summary>
    public string Id { get; } = id;

    /// <summary>What is known of its outputs.</summary>
    public ImmutableDictionary<string, PropertyValue> Outputs { get; } = outputs;

    /// <summary>What is known of its inputs.</summary>
    public ImmutableDictionary<string, PropertyValue> Inputs { get; } = inputs;

    /// <summary>The resource's type token.</summary>
    public string Type => UrnParts.TypeOf(Urn);

    /// <summary>The resource's name.</summary>
    public string Name => UrnParts.NameOf(Urn);
}
