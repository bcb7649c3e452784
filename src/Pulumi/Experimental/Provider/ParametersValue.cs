using System.Collections.Immutable;

namespace Pulumi.Experimental.Provider;

/// <summary>Parameters recorded with a package.</summary>
/// <param name="name">The package's name.</param>
/// <param name="version">Its version.</param>
/// <param name="value">What the provider recorded.</param>
public sealed class ParametersValue(string name, string version, ImmutableArray<byte> value) : Parameters
{
    /// <summary>The package's name.</summary>
    public string Name { get; } = name;

    /// <summary>Its version.</summary>
    public string Version { get; } = version;

    /// <summary>What the provider recorded.</summary>
    public ImmutableArray<byte> Value { get; } = value;
}
