using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>The outputs that a component of the tested program registers.</summary>
/// <param name="urn">The component.</param>
/// <param name="outputs">Its outputs by name.</param>
public class MockRegisterResourceOutputsRequest(string urn, ImmutableDictionary<string, Output<object?>> outputs)
{
#pragma warning disable CA1051 // The compatible surface has fields here.
    /// <summary>The component.</summary>
    public readonly string Urn = urn;

    /// <summary>Its outputs by name; each is secret or unknown as the program left it.</summary>
    public readonly ImmutableDictionary<string, Output<object?>> Outputs = outputs;
#pragma warning restore CA1051
}
