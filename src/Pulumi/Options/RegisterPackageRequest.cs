namespace Pulumi;

/// <summary>Names a package that a provider plugin serves, perhaps with parameters.</summary>
/// <param name="name">The plugin's name.</param>
/// <param name="version">The plugin's version.</param>
/// <param name="downloadUrl">Where the plugin can be downloaded; null or empty means the usual place.</param>
/// <param name="checksums">SHA-256 sums of the plugin by platform.</param>
/// <param name="parameterization">Parameters that make the plugin serve another package.</param>
/// <param name="extension">Parameters that extend the plugin's own package.</param>
public sealed class RegisterPackageRequest(
    string name,
    string version,
    string? downloadUrl,
    Dictionary<string, byte[]>? checksums = null,
    RegisterPackageRequest.PackageParameterization? parameterization = null,
    RegisterPackageRequest.PackageParameterization? extension = null)
{
    /// <summary>The plugin's name.</summary>
    public string Name { get; } = name;

    /// <summary>The plugin's version.</summary>
    public string Version { get; } = version;

    /// <summary>Where the plugin can be downloaded; empty means the usual place.</summary>
    public string DownloadUrl { get; } = downloadUrl ?? "";

    /// <summary>SHA-256 sums of the plugin by platform.</summary>
    public Dictionary<string, byte[]> Checksums { get; } = checksums ?? [];

    /// <summary>Parameters that make the plugin serve another package; null when it serves its own.</summary>
    public PackageParameterization? Parameterization { get; } = parameterization;

    /// <summary>Parameters that extend the plugin's own package; null when there are none.</summary>
    public PackageParameterization? Extension { get; } = extension;

    /// <summary>Parameters of a package.</summary>
    /// <param name="name">The resulting package's name.</param>
    /// <param name="version">The resulting package's version.</param>
    /// <param name="value">What the plugin is told.</param>
    public sealed class PackageParameterization(string name, string version, byte[] value)
    {
        /// <summary>The resulting package's name.</summary>
        public string Name { get; } = name;

        /// <summary>The resulting package's version.</summary>
        public string Version { get; } = version;

        /// <summary>What the plugin is told.</summary>
        public byte[] Value { get; } = value;
    }
}
