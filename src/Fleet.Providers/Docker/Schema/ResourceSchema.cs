using System.Collections.Immutable;
using Fleet.Protocol.Values;

namespace Fleet.Providers.Docker;

/// <summary>The properties of one kind of resource.</summary>
/// <param name="Token">The type token, such as <c>docker:index/container:Container</c>.</param>
/// <param name="Noun">How messages call one, such as <c>container</c>.</param>
/// <param name="Properties">All inputs.</param>
internal sealed record ResourceSchema(string Token, string Noun, ImmutableArray<PropertySchema> Properties)
{
    /// <summary>True when a name is made up for a resource that has none.</summary>
    public bool HasGeneratedName { get; init; }

    /// <summary>True when the old object must always go before the new one is made.</summary>
    public bool DeletesBeforeReplacing { get; init; }

    /// <summary>The private data that official plugins keep in the outputs; empty for none.</summary>
    public string Meta { get; init; } = "";

    /// <summary>Outputs as they are before the host has said anything: the inputs, and the rest unset.</summary>
    public PropertyMap Outputs(string id, PropertyMap inputs)
    {
        var outputs = PropertyMap.From(Properties.Select(property =>
            KeyValuePair.Create(property.Name, Plain.WithoutDefaults(inputs.Find(property.Name)) ?? property.Unset)));
        outputs = id.Length > 0 ? outputs.With("id", id) : outputs;
        return Meta.Length > 0 ? outputs.With("__meta", Meta) : outputs;
    }

    /// <summary>What a creation is known to end in beforehand: the inputs; everything else is unknown.</summary>
    public PropertyMap PreviewOutputs(PropertyMap inputs) => PropertyMap.From(
        from property in Properties
        let value = Plain.WithoutDefaults(inputs.Find(property.Name))
        where value is not null
        select KeyValuePair.Create(property.Name, value));
}
