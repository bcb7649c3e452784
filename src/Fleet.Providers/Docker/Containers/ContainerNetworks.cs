using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>
/// How a container gets into its networks. One network may be given at its creation, from API 1.44 on all of them; the
/// rest is connected before it starts. Pure.
/// </summary>
internal static class ContainerNetworks
{
    private const int IdLength = 64;
    private static readonly Version SeveralAtOnce = new(1, 44);

    /// <summary>The wanted networks by name or id, in the order given.</summary>
    public static IReadOnlyList<(string Network, EndpointSettings Endpoint)> Wanted(PropertyMap inputs) =>
        [.. inputs.Blocks("networksAdvanced").Select(network => (network.Text("name") ?? "", Endpoint(network)))];

    /// <summary>Splits the networks into those given at creation and those connected afterwards.</summary>
    /// <param name="mode">The container's network mode.</param>
    /// <param name="wanted">Its networks by name.</param>
    /// <param name="api">The API version spoken with the engine.</param>
    public static (NetworkingConfig? AtCreation, IReadOnlyList<(string Network, EndpointSettings Endpoint)> Later) Split(
        string mode, IReadOnlyList<(string Network, EndpointSettings Endpoint)> wanted, Version api)
    {
        // A network that is only the mode is joined by the engine itself, and only when nothing else is given.
        var isOwnNetwork = mode is "bridge" or "default" || wanted.Any(network => network.Network == mode);
        if (wanted.Count == 0 || !isOwnNetwork)
        {
            return (null, wanted);
        }

        var first = wanted.FirstOrDefault(network => network.Network == mode, wanted[0]);
        var atCreation = api >= SeveralAtOnce ? wanted : [first];
        return (
            new NetworkingConfig(atCreation.ToDictionary(
                network => network.Network, network => network.Endpoint, StringComparer.Ordinal)),
            [.. wanted.Where(network => !atCreation.Contains(network))]);
    }

    /// <summary>True for a network's full id.</summary>
    public static bool IsId(string network) => network.Length == IdLength && network.All(char.IsAsciiHexDigitLower);

    private static EndpointSettings Endpoint(PropertyMap network)
    {
        var (ipv4, ipv6, links) =
            (network.Text("ipv4Address"), network.Text("ipv6Address"), network.Texts("linkLocalIps"));
        return new EndpointSettings
        {
            Aliases = network.Texts("aliases"),
            MacAddress = network.Text("macAddress"),
            GwPriority = (int?)network.Number("gwPriority"),
            DriverOpts = network.Texts("driverOpts")?.Select(option => option.Split('=', 2))
                .ToDictionary(option => option[0], option => option.ElementAtOrDefault(1) ?? "", StringComparer.Ordinal),
            Addresses = ipv4 is null && ipv6 is null && links is null
                ? null
                : new EndpointAddresses { Ipv4Address = ipv4, Ipv6Address = ipv6, LinkLocalIps = links },
        };
    }
}
