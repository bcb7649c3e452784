namespace Pulumi.Experimental.Provider;

/// <summary>Asks for the package's schema.</summary>
/// <param name="version">The version of the schema format.</param>
/// <param name="subpackageName">The parameterized package; null for the provider itself.</param>
/// <param name="subpackageVersion">Its version.</param>
public sealed class GetSchemaRequest(int version, string? subpackageName, string? subpackageVersion)
{
    /// <summary>The version of the schema format.</summary>
    public int Version { get; } = version;

    /// <summary>The parameterized package; null for the provider itself.</summary>
    public string? SubpackageName { get; } = subpackageName;

    /// <summary>Its version.</summary>
    public string? SubpackageVersion { get; } = subpackageVersion;
}
