using System.Collections.Concurrent;
using Pulumirpc;

namespace Fleet.Engine.Monitor;

/// <summary>Packages that the program has announced; later requests name them by a reference.</summary>
internal sealed class PackageRegistry
{
    private readonly ConcurrentDictionary<string, RegisterPackageRequest> _packages = new(StringComparer.Ordinal);

    /// <summary>Remembers a package; the same one gets the same reference.</summary>
    public string Add(RegisterPackageRequest package)
    {
        var reference = $"{package.Name}@{package.Version}";
        _packages[reference] = package;
        return reference;
    }

    public void Apply(RegisterResourceRequest request)
    {
        if (Find(request.PackageRef) is { } package)
        {
            (request.Version, request.PluginDownloadURL) = (package.Version, package.DownloadUrl);
        }
    }

    public void Apply(ReadResourceRequest request)
    {
        if (Find(request.PackageRef) is { } package)
        {
            (request.Version, request.PluginDownloadURL) = (package.Version, package.DownloadUrl);
        }
    }

    public void Apply(ResourceInvokeRequest request)
    {
        if (Find(request.PackageRef) is { } package)
        {
            (request.Version, request.PluginDownloadURL) = (package.Version, package.DownloadUrl);
        }
    }

    private RegisterPackageRequest? Find(string reference) => _packages.GetValueOrDefault(reference);
}
