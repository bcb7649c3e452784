using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Fleet.Engine.Planning;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Google.Protobuf;
using Pulumirpc;
using PackageParameterization = Fleet.Protocol.Providers.PackageParameterization;

namespace Fleet.Engine.Plugins;

/// <summary>Packages that the program has announced; later requests name them by a reference.</summary>
internal sealed class PackageRegistry
{
    private readonly ConcurrentDictionary<string, PackageDescriptor> _packages = new(StringComparer.Ordinal);

    /// <summary>Remembers a package; the same one gets the same reference.</summary>
    /// <exception cref="DiagnosticException">It extends a plugin, which is not supported.</exception>
    public string Add(RegisterPackageRequest request)
    {
        if (request.Extension is { } extension)
        {
            throw new DiagnosticException(
                $"The program uses the package '{extension.Name}', an extension of the plugin '{request.Name}'. "
                + "Extensions are not supported.",
                "Use a package with a plugin of its own, or a parameterized one.");
        }

        var package = new PackageDescriptor(request.Name)
        {
            Version = request.Version.TrimStart('v'),
            DownloadUrl = request.DownloadUrl,
            Checksums = Checksums(request.Checksums),
            Parameterization = request.Parameterization is { } parameterization
                ? new PackageParameterization(
                    parameterization.Name, parameterization.Version.TrimStart('v'), [.. parameterization.Value.Span])
                : null,
        };
        var reference = Reference(request);
        _packages[reference] = package;
        return reference;
    }

    /// <summary>The plugin that a registration asks for.</summary>
    /// <exception cref="DiagnosticException">It names a package that was not announced.</exception>
    public PackageDescriptor Find(Goal goal)
    {
        if (goal.PackageReference.Length == 0)
        {
            return new PackageDescriptor(goal.Package)
            {
                Version = goal.Version.TrimStart('v'),
                DownloadUrl = goal.PluginDownloadUrl,
                Checksums = goal.PluginChecksums,
                EnvVarMappings = goal.EnvVarMappings,
            };
        }

        return _packages.TryGetValue(goal.PackageReference, out var package)
            ? package with { EnvVarMappings = goal.EnvVarMappings }
            : throw new DiagnosticException(
            $"The program has registered '{goal.Name}' of type '{goal.Type}' as of the package '{goal.PackageReference}', "
            + "which it has not announced.");
    }

    /// <summary>Checksums of plugins as requests carry them.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<byte>> Checksums(
        IEnumerable<KeyValuePair<string, ByteString>> checksums) => checksums.ToImmutableSortedDictionary(
            checksum => Plain(checksum.Key), checksum => ImmutableArray.Create(checksum.Value.Span), StringComparer.Ordinal);

    /// <summary>A name of the program that becomes one in a recorded object.</summary>
    /// <exception cref="DiagnosticException">It is the one that marks special values: what is recorded could not be read.</exception>
    public static string Plain(string name) => name != Signatures.Key ? name : throw new DiagnosticException(
        $"The program has sent '{name}' as the name of a platform or a variable, which it is not.");

    private static string Reference(RegisterPackageRequest request)
    {
        var parameterization = request.Parameterization;
        var text = $"{request.Name}\n{request.Version}\n{request.DownloadUrl}\n{parameterization?.Name}\n"
            + $"{parameterization?.Version}\n{parameterization?.Value.ToBase64()}";
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)).ToString();
    }
}
