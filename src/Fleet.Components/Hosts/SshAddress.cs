using System.Globalization;

namespace Fleet.Components;

/// <summary>How the docker provider is told a host's address and key, in the words of the official plugin.</summary>
internal static class SshAddress
{
    public static string DockerHost(HostAddress place) => $"ssh://{place.User}@{Bracketed(place.Address)}:{Port(place)}";

    public static string Port(HostAddress place) => place.Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Options that pin the declared host key without a file: ssh asks a command for known hosts, which echoes it.
    /// </summary>
    public static string[] Options(HostAddress place, string hostKey)
    {
        var name = place.Port == 22 ? place.Address : $"[{place.Address}]:{Port(place)}";
        return
        [
            "-o", "StrictHostKeyChecking=yes",
            "-o", "UserKnownHostsFile=/dev/null",
            "-o", "GlobalKnownHostsFile=/dev/null",
            "-o", $"KnownHostsCommand=/bin/echo {name} {hostKey}",
        ];
    }

    private static string Bracketed(string address) => address.Contains(':') ? $"[{address}]" : address;
}
