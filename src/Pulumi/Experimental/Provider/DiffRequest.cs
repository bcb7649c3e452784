using System.Collections.Immutable;

namespace Pulumi.Experimental.Provider;

/// <summary>Asks what a change would do.</summary>
/// <param name="urn">The resource.</param>
/// <param name="id">Its id.</param>
/// <param name="oldOutputs">The outputs recorded.</param>
/// <param name="newInputs">The inputs of the program.</param>
/// <param name="ignoreChanges">Paths of properties whose changes do not count.</param>
/// <param name="oldInputs">The inputs recorded; empty for a new resource.</param>
public sealed class DiffRequest(Urn urn, string id, ImmutableDictionary<string, PropertyValue> oldOutputs, ImmutableDictionary<string, PropertyValue> newInputs, ImmutableArray<string> ignoreChanges, ImmutableDictionary<string, PropertyValue> oldInputs)
{
    /// <summary>The resource.</summary>
    public Urn Urn { get; } = urn;

    /// <summary>Its id.</summary>
    public string Id { get; } = id;

    /// <summary>The outputs recorded.</summary>
    public ImmutableDictionary<string, PropertyValue> OldOutputs { get; } = oldOutputs;

    /// <summary>The inputs of the program.</summary>
    public ImmutableDictionary<string, PropertyValue> NewInputs { get; } = newInputs;

    /// <summary>Paths of properties whose changes do not count.</summary>
    public ImmutableArray<string> IgnoreChanges { get; } = ignoreChanges;

    /// <summary>The inputs recorded; empty for a new resource.</summary>
    public ImmutableDictionary<string, PropertyValue> OldInputs { get; } = oldInputs;

    /// <summary>The resource's type token.</summary>
    public string Type => UrnParts.TypeOf(Urn);

    /// <summary>The resource's name.</summary>
    public string Name => UrnParts.NameOf(Urn);
}
