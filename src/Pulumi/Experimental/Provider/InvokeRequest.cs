using System.Collections.Immutable;

namespace Pulumi.Experimental.Provider;

/// <summary>Calls a function.</summary>
/// <param name="tok">The function's token.</param>
/// <param name="args">The arguments.</param>
public sealed class InvokeRequest(string tok, ImmutableDictionary<string, PropertyValue> args)
{
    /// <summary>The function's token.</summary>
    public string Tok { get; } = tok;

    /// <summary>The arguments.</summary>
    public ImmutableDictionary<string, PropertyValue> Args { get; } = args;
}
