using System.Collections.Immutable;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Plugins;

/// <summary>
/// Which plugin serves a provider resource, as its inputs record it: the package's version in <c>version</c>, everything
/// else under <c>__internal</c>, which no provider sees. So a later run without a program finds the same plugin.
/// </summary>
internal static class PluginSelection
{
    private const string InternalKey = "__internal";
    private const string Version = "version";
    private const string Name = "name";
    private const string Url = "pluginDownloadURL";
    private const string Checksums = "pluginChecksums";
    private const string Parameterization = "parameterization";
    private const string EnvVarMappings = "envVarMappings";

    /// <summary>Records a selection; what the inputs say already stays.</summary>
    public static PropertyMap Write(PropertyMap inputs, PackageDescriptor descriptor)
    {
        if (descriptor.PackageVersion.Length > 0 && !inputs.ContainsKey(Version))
        {
            inputs = inputs.With(Version, descriptor.PackageVersion);
        }

        var own = inputs.Find(InternalKey)?.AsMap() ?? PropertyMap.Empty;
        if (descriptor.DownloadUrl.Length > 0)
        {
            own = own.With(Url, descriptor.DownloadUrl);
        }

        if (!descriptor.Checksums.IsEmpty)
        {
            own = own.With(Checksums, PropertyMap.From(descriptor.Checksums.Select(checksum =>
                KeyValuePair.Create<string, PropertyValue>(checksum.Key, Convert.ToHexStringLower(checksum.Value.AsSpan())))));
        }

        if (descriptor.Parameterization is { } parameterization)
        {
            own = own.With(Name, descriptor.Name)
                .With(Parameterization, Convert.ToBase64String(parameterization.Value.AsSpan()));
            own = descriptor.Version.Length > 0 ? own.With(Version, descriptor.Version) : own;
        }

        if (!descriptor.EnvVarMappings.IsEmpty)
        {
            own = own.With(EnvVarMappings, PropertyMap.From(descriptor.EnvVarMappings.Select(mapping =>
                KeyValuePair.Create<string, PropertyValue>(mapping.Key, mapping.Value))));
        }

        return own.Count == 0 ? inputs : inputs.With(InternalKey, own);
    }

    /// <summary>The selection that inputs record.</summary>
    /// <param name="package">The package that the provider resource is of.</param>
    /// <param name="inputs">Its inputs.</param>
    public static PackageDescriptor Read(string package, PropertyMap inputs)
    {
        var own = inputs.Find(InternalKey)?.AsMap() ?? PropertyMap.Empty;
        var version = Plain(inputs.Find(Version)?.AsText());
        var descriptor = new PackageDescriptor(own.Find(Name)?.AsText() ?? package)
        {
            Version = version,
            DownloadUrl = own.Find(Url)?.AsText() ?? "",
            Checksums = (own.Find(Checksums)?.AsMap() ?? PropertyMap.Empty).ToImmutableSortedDictionary(
                checksum => checksum.Key,
                checksum => Convert.FromHexString(checksum.Value.AsText() ?? "").ToImmutableArray(),
                StringComparer.Ordinal),
            EnvVarMappings = (own.Find(EnvVarMappings)?.AsMap() ?? PropertyMap.Empty).ToImmutableSortedDictionary(
                mapping => mapping.Key, mapping => mapping.Value.AsText() ?? "", StringComparer.Ordinal),
        };
        return own.Find(Parameterization)?.AsText() is { } value
            ? descriptor with
            {
                Version = Plain(own.Find(Version)?.AsText()),
                Parameterization = new PackageParameterization(package, version, [.. Convert.FromBase64String(value)]),
            }
            : descriptor;
    }

    private static string Plain(string? version) => version?.TrimStart('v') ?? "";
}
