using System.Collections.Immutable;

namespace Pulumi.Experimental.Provider;

/// <summary>Calls a method of a resource.</summary>
/// <param name="self">The resource; null when the method belongs to none.</param>
/// <param name="tok">The method's token.</param>
/// <param name="args">The arguments.</param>
public sealed class CallRequest(ResourceReference? self, string tok, ImmutableDictionary<string, PropertyValue> args)
{
    /// <summary>The resource; null when the method belongs to none.</summary>
    public ResourceReference? Self { get; init; } = self;

    /// <summary>The method's token.</summary>
    public string Tok { get; init; } = tok;

    /// <summary>The arguments.</summary>
    public ImmutableDictionary<string, PropertyValue> Args { get; init; } = args;
}
