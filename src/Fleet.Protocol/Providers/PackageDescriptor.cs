using System.Collections.Immutable;

namespace Fleet.Protocol.Providers;

/// <summary>Which provider is wanted: a plugin's name and where it is had, and the package that it is to serve.</summary>
/// <param name="Name">The name of the plugin, which is the package's unless it is parameterized.</param>
public sealed record PackageDescriptor(string Name)
{
    /// <summary>The plugin's version without a leading <c>v</c>; empty for any.</summary>
    public string Version { get; init; } = "";

    /// <summary>Where the plugin is downloaded from; empty for its publisher's usual place.</summary>
    public string DownloadUrl { get; init; } = "";

    /// <summary>SHA-256 of the plugin's archive by platform, such as <c>linux-amd64</c>.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<byte>> Checksums { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<byte>>(StringComparer.Ordinal);

    /// <summary>Environment variables to hand on to the plugin under other names: the name here, the name there.</summary>
    public ImmutableSortedDictionary<string, string> EnvVarMappings { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The package that the plugin is to serve in place of its own; null for its own.</summary>
    public PackageParameterization? Parameterization { get; init; }

    /// <summary>The package whose types the provider serves.</summary>
    public string Package => Parameterization?.Name ?? Name;

    /// <summary>The version of that package; empty for any.</summary>
    public string PackageVersion => Parameterization?.Version ?? Version;
}

/// <summary>What makes a plugin serve another package than its own.</summary>
/// <param name="Name">That package's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Value">What the plugin makes of it; nobody else reads it.</param>
public sealed record PackageParameterization(string Name, string Version, ImmutableArray<byte> Value);
