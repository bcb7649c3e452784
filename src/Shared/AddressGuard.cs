using System.Net;

namespace Fleet.Shared;

/// <summary>
/// Refuses destinations outside of the networks that <c>FLEET_ALLOW_NET</c> lists (CIDR, comma-separated). It is asked
/// before any socket is opened or any process started for a host. Unset, everything is allowed.
/// </summary>
internal static class AddressGuard
{
    /// <summary>The setting's name.</summary>
    public const string Setting = "FLEET_ALLOW_NET";

    /// <summary>True when the setting limits what may be contacted.</summary>
    public static bool IsActive => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Setting));

    /// <summary>Why <paramref name="host"/> must not be contacted; null when it may be.</summary>
    public static string? Refusal(string host) => Refusal(host, Environment.GetEnvironmentVariable(Setting));

    /// <summary>Why <paramref name="host"/> must not be contacted when only <paramref name="allowed"/> is.</summary>
    public static string? Refusal(string host, string? allowed)
    {
        if (string.IsNullOrWhiteSpace(allowed) || host == "localhost")
        {
            return null;
        }

        var networks = new List<IPNetwork>();
        foreach (var entry in allowed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TryReadNetwork(entry, out var network))
            {
                return $"'{host}' was not contacted: {Setting} holds '{entry}', which is not a network. "
                    + "Write networks as '198.18.0.0/15'.";
            }

            networks.Add(network);
        }

        if (!TryReadAddress(host, out var address))
        {
            return $"'{host}' was not contacted: {Setting} allows only '{allowed}', and a host name can lead anywhere. "
                + "Use an address inside of these networks, or unset it.";
        }

        return networks.Any(network => network.Contains(address))
            ? null
            : $"'{host}' was not contacted: it is outside of '{allowed}', which is all that {Setting} allows. "
                + "Use an address inside of these networks, or unset it.";
    }

    private static bool TryReadNetwork(string entry, out IPNetwork network)
    {
        if (!entry.Contains('/') && TryReadAddress(entry, out var single))
        {
            network = new IPNetwork(single, single.GetAddressBytes().Length * 8);
            return true;
        }

        return IPNetwork.TryParse(entry, out network);
    }

    /// <summary>Reads addresses in full form only: '127.1' and '0x7f.1' mean different things to different readers.</summary>
    private static bool TryReadAddress(string text, out IPAddress address)
    {
        if (!IPAddress.TryParse(text, out var parsed))
        {
            address = IPAddress.None;
            return false;
        }

        var isPlain = text.Contains(':') || parsed.ToString() == text;
        address = parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed;
        return isPlain;
    }
}
