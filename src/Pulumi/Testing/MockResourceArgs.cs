using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>A resource that the tested program declares or reads.</summary>
public class MockResourceArgs
{
    /// <summary>The type token.</summary>
    public string? Type { get; set; }

    /// <summary>The logical name.</summary>
    public string? Name { get; set; }

    /// <summary>The inputs as plain values: without secrets, unknowns and nulls.</summary>
    public ImmutableDictionary<string, object> Inputs { get; set; } = null!;

    /// <summary>The reference of the provider; empty when the program named none.</summary>
    public string? Provider { get; set; }

    /// <summary>The id of a resource that is read or imported; empty otherwise.</summary>
    public string? Id { get; set; }
}
