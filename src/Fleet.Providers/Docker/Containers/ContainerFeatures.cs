using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>
/// What an older engine cannot do. It would drop what it does not know without a word: what changes the meaning of the
/// rest is refused, what only makes it worse is left out and said.
/// </summary>
internal static class ContainerFeatures
{
    private static readonly Version SeveralNetworks = new(1, 44);
    private static readonly Version Subpaths = new(1, 45);
    private static readonly Version GatewayPriorities = new(1, 48);
    private static readonly Version AddressesByConnect = new(1, 54);
    private static readonly Version Platforms = new(1, 41);

    /// <summary>What an engine would misunderstand: the property, why, and what to do instead. Pure.</summary>
    /// <param name="inputs">The container.</param>
    /// <param name="api">The API version spoken with the engine.</param>
    public static IEnumerable<(string Property, string Reason, string Hint)> Refused(PropertyMap inputs, Version api)
    {
        if (api < Subpaths && inputs.Blocks("mounts").Any(mount =>
            mount.Find("volumeOptions")?.AsMap().Text("subpath") is not null))
        {
            yield return (
                "mounts",
                $"a mount's 'subpath' needs API {Subpaths}, and the engine speaks {api}: it would mount the whole volume.",
                "Update the engine (25.0 is too old, 26.0 is not), or mount a volume of its own.");
        }

        foreach (var name in new[] { "platform", "cgroupnsMode" })
        {
            if (api < Platforms && inputs.Text(name) is { Length: > 0 })
            {
                yield return (
                    name,
                    $"'{name}' needs API {Platforms}, and the engine speaks {api}.",
                    $"Leave '{name}' out, or update the engine.");
            }
        }
    }

    /// <summary>What an engine would leave out, as sentences. Pure.</summary>
    /// <param name="inputs">The container.</param>
    /// <param name="api">The API version spoken with the engine.</param>
    public static IEnumerable<string> Ignored(PropertyMap inputs, Version api)
    {
        if (api < SeveralNetworks && GoDuration.Parse(inputs.Find("healthcheck")?.AsMap().Text("startInterval") ?? "") is > 0)
        {
            yield return $"'healthcheck.startInterval' has no effect: it needs API {SeveralNetworks}, and the engine speaks {api}.";
        }

        if (api < GatewayPriorities && inputs.Blocks("networksAdvanced").Any(network => network.Number("gwPriority") is > 0))
        {
            yield return $"'gwPriority' has no effect: it needs API {GatewayPriorities}, and the engine speaks {api}.";
        }
    }

    /// <summary>Refuses, or warns of, what the engine cannot do.</summary>
    /// <param name="host">Where.</param>
    /// <param name="urn">The resource.</param>
    /// <param name="inputs">The container.</param>
    /// <param name="api">The API version spoken with the engine.</param>
    /// <param name="connected">The networks that the container is connected to once it is made.</param>
    public static void Verify(
        DockerHost host, Urn urn, PropertyMap inputs, Version api, IEnumerable<EndpointSettings> connected)
    {
        var container = $"Container '{inputs.Text("name")}' on '{host.Name}'";
        foreach (var (_, reason, hint) in Refused(inputs, api))
        {
            throw DockerProblems.Error(urn, $"{container}: {reason}", hint);
        }

        foreach (var ignored in Ignored(inputs, api))
        {
            host.Warn(urn, $"{container}: {ignored}");
        }

        if (api < AddressesByConnect && connected.Any(network => network.MacAddress is not null))
        {
            host.Warn(
                urn,
                $"{container}: the 'macAddress' of any but the first network has no effect: it needs API {SeveralNetworks}, and the engine speaks {api}.");
        }
    }

    /// <summary>Where older engines take the address of the network that a container is created in; null for none.</summary>
    public static string? MacAddress(NetworkingConfig? atCreation, Version api) => api >= SeveralNetworks
        ? null
        : atCreation?.EndpointsConfig.Values.Select(network => network.MacAddress).FirstOrDefault();
}
