using System.Collections.Immutable;

namespace Pulumi.Experimental.Provider;

/// <summary>Asks whether inputs are valid, and for those that follow from them.</summary>
/// <param name="urn">The resource.</param>
/// <param name="oldInputs">The inputs recorded; empty for a new resource.</param>
/// <param name="newInputs">The inputs of the program.</param>
/// <param name="randomSeed">The same each time for the same resource; for names that are made up.</param>
public sealed class CheckRequest(Urn urn, ImmutableDictionary<string, PropertyValue> oldInputs, ImmutableDictionary<string, PropertyValue> newInputs, ImmutableArray<byte> randomSeed)
{
    /// <summary>The resource.</summary>
    public Urn Urn { get; } = urn;

    /// <summary>The inputs recorded; empty for a new resource.</summary>
    public ImmutableDictionary<string, PropertyValue> OldInputs { get; } = oldInputs;

    /// <summary>The inputs of the program.</summary>
    public ImmutableDictionary<string, PropertyValue> NewInputs { get; } = newInputs;

    /// <summary>The same each time for the same resource; for names that are made up.</summary>
    public ImmutableArray<byte> RandomSeed { get; } = randomSeed;

    /// <summary>The resource's type token.</summary>
    public string Type => UrnParts.TypeOf(Urn);

    /// <summary>The resource's name.</summary>
    public string Name => UrnParts.NameOf(Urn);
}
