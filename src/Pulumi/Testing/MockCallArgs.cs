using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>A function that the tested program calls.</summary>
public class MockCallArgs
{
    /// <summary>The function's token.</summary>
    public string? Token { get; set; }

    /// <summary>The arguments as plain values: without secrets, unknowns and nulls.</summary>
    public ImmutableDictionary<string, object> Args { get; set; } = null!;

    /// <summary>The reference of the provider; empty when the program named none.</summary>
    public string? Provider { get; set; }
}
