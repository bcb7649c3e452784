using System.Collections.Immutable;

namespace Pulumi.Experimental.Provider;

/// <summary>Creates a resource.</summary>
/// <param name="urn">The resource.</param>
/// <param name="inputs">The checked inputs.</param>
/// <param name="timeout">How long it may take; zero for as long as it likes.</param>
/// <param name="preview">Whether nothing is to be done yet.</param>
public sealed class CreateRequest(Urn urn, ImmutableDictionary<string, PropertyValue> inputs, TimeSpan timeout, bool preview)
{
    /// <summary>The resource.</summary>
    public Urn Urn { get; } = urn;

    /// <summary>The checked inputs.</summary>
    public ImmutableDictionary<string, PropertyValue> Inputs { get; } = inputs;

    /// <summary>How long it may take; zero for as long as it likes.</summary>
    public TimeSpan Timeout { get; } = timeout;

    /// <summary>Whether nothing is to be done yet.</summary>
    public bool Preview { get; } = preview;

    /// <summary>The resource's type token.</summary>
    public string Type => UrnParts.TypeOf(Urn);

    /// <summary>The resource's name.</summary>
    public string Name => UrnParts.NameOf(Urn);
}
