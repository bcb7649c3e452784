using Google.Protobuf;

namespace Pulumi;

/// <summary>Registers packages with the engine, each once, and gives the references that requests carry.</summary>
internal sealed class Packages(DeploymentRun run)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task<string>> _references = [];

    /// <summary>The package's reference; empty when there is no package to register, or none is needed.</summary>
    public Task<string> ReferenceAsync(RegisterPackageRequest? package)
    {
        if (package is null)
        {
            return Task.FromResult("");
        }

        // Of two resources that ask at once, one alone must register.
        lock (_gate)
        {
            var key = KeyOf(package);
            if (!_references.TryGetValue(key, out var reference))
            {
                _references[key] = reference = RegisterAsync(package);
            }

            return reference;
        }
    }

    private static string KeyOf(RegisterPackageRequest package)
    {
        var parameters = package.Parameterization ?? package.Extension;
        return string.Join(
            '\0', package.Name, package.Version, package.DownloadUrl, parameters?.Name, parameters?.Version,
            System.Convert.ToBase64String(parameters?.Value ?? []));
    }

    private static Pulumirpc.Parameterization? ToMessage(RegisterPackageRequest.PackageParameterization? parameters) =>
        parameters is null ? null : new()
        {
            Name = parameters.Name,
            Version = parameters.Version,
            Value = ByteString.CopyFrom(parameters.Value),
        };

    private async Task<string> RegisterAsync(RegisterPackageRequest package)
    {
        await run.Features.RequireAsync("parameterization", "registering packages");
        var request = new Pulumirpc.RegisterPackageRequest
        {
            Name = package.Name,
            Version = package.Version,
            DownloadUrl = package.DownloadUrl,
            Parameterization = ToMessage(package.Parameterization),
            Extension = ToMessage(package.Extension),
        };
        foreach (var (platform, sum) in package.Checksums)
        {
            request.Checksums.Add(platform, ByteString.CopyFrom(sum));
        }

        return (await run.Monitor.RegisterPackageAsync(request)).Ref;
    }
}
