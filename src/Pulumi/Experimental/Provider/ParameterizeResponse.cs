namespace Pulumi.Experimental.Provider;

/// <summary>The package that the provider is for now.</summary>
/// <param name="name">Its name.</param>
/// <param name="version">Its version.</param>
public sealed class ParameterizeResponse(string name, string version)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its version.</summary>
    public string Version { get; } = version;
}
