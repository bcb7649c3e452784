using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>The package's functions: questions to an engine.</summary>
internal static class DockerFunctions
{
    /// <summary>Answers a function.</summary>
    public static async Task<InvokeResult> InvokeAsync(
        DockerHost host, string token, PropertyMap arguments, CancellationToken cancellationToken)
    {
        const string package = "docker:index/";
        var function = token.StartsWith(package, StringComparison.Ordinal) ? token[package.Length..].Split(':')[0] : "";
        if (function == "getPlugin")
        {
            return await PluginFunction.GetAsync(host, arguments, cancellationToken);
        }

        if (arguments.Text("name") is not { } name)
        {
            return new InvokeResult(PropertyMap.Empty, [new CheckFailure("name", "'name' is required.")]);
        }

        return new InvokeResult(
            function switch
            {
                "getLogs" => await LogsFunction.GetAsync(host, name, arguments, cancellationToken),
                "getNetwork" => await GetNetworkAsync(host, name, cancellationToken),
                "getRegistryImage" => await RegistryFunctions.GetImageAsync(host, name, arguments, cancellationToken),
                "getRegistryImageManifests" =>
                    await RegistryFunctions.GetManifestsAsync(host, name, arguments, cancellationToken),
                "getRemoteImage" => await GetRemoteImageAsync(host, name, cancellationToken),
                _ => throw new NotSupportedException($"The docker provider has no function '{token}'."),
            },
            []);
    }

    private static async Task<PropertyMap> GetNetworkAsync(
        DockerHost host, string name, CancellationToken cancellationToken)
    {
        var network = await host.Engine.Networks.FindAsync(name, cancellationToken)
            ?? throw DockerProblems.Error(
                default, $"Network '{name}' on '{host.Name}' does not exist.", "Check the name, or create it first.");
        var containers = (network.Containers ?? new Dictionary<string, NetworkContainer>())
            .OrderBy(container => container.Value.Name, StringComparer.Ordinal)
            .Select(container => (PropertyValue)PropertyMap.Of(
                ("containerId", container.Key),
                ("endpointId", container.Value.EndpointId),
                ("ipv4Address", container.Value.Ipv4Address),
                ("ipv6Address", container.Value.Ipv6Address),
                ("macAddress", container.Value.MacAddress),
                ("name", container.Value.Name)));
        var pools = (network.Addressing.Config ?? []).Select(pool => (PropertyValue)PropertyMap.Of(
            ("auxAddress", HostValue.Of(pool.AuxiliaryAddresses) ?? PropertyMap.Empty),
            ("gateway", pool.Gateway ?? ""),
            ("ipRange", pool.IpRange ?? ""),
            ("subnet", pool.Subnet ?? "")));
        return PropertyMap.Of(
            ("containers", PropertyValue.Of(containers)),
            ("driver", network.Driver),
            ("id", network.Id),
            ("internal", network.Internal),
            ("ipamConfigs", PropertyValue.Of(pools)),
            ("name", name),
            ("options", HostValue.Of(network.Options) ?? PropertyMap.Empty),
            ("scope", network.Scope));
    }

    private static async Task<PropertyMap> GetRemoteImageAsync(
        DockerHost host, string name, CancellationToken cancellationToken)
    {
        var image = await host.Engine.Images.FindAsync(name, cancellationToken)
            ?? throw DockerProblems.Error(
                default, $"Image '{name}' is not on '{host.Name}'.", "Pull it first, or check the name.");
        return PropertyMap.Of(
            ("id", image.Id), ("name", name), ("repoDigest", ImageNames.Digest(name, image)));
    }
}
