using System.Globalization;

namespace Fleet.Components;

/// <summary>How providers are told a host's address, its key and the way to it, in the words of the official plugin.</summary>
internal static class SshAddress
{
    public static string DockerHost(HostAddress place) => $"ssh://{place.User}@{Bracketed(place.Address.Replace("%", "%25", StringComparison.Ordinal))}:{Port(place)}";

    public static string Port(HostAddress place) => place.Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Options that pin the declared host key without a file, since ssh asks a command for known hosts, which echoes it; and that
    /// lead through other hosts, each with its own key pinned.
    /// </summary>
    public static string[] Options(HostAddress place, HostAddress[] way)
    {
        var name = place.Port == 22 ? place.Address : $"[{place.Address}]:{Port(place)}";
        return
        [
            "-o", "StrictHostKeyChecking=yes",
            "-o", "UserKnownHostsFile=/dev/null",
            "-o", "GlobalKnownHostsFile=/dev/null",
            "-o", $"KnownHostsCommand=/bin/echo {Literal(name)} {place.HostKey}",
            .. ProxyCommand(way) is { } command ? ["-o", $"ProxyCommand={command}"] : Array.Empty<string>(),
        ];
    }

    /// <summary>The command that leads through these hosts, in the words of ssh's <c>ProxyCommand</c>; null for none.</summary>
    public static string? ProxyCommand(HostAddress[] way)
    {
        if (way is not [.. var before, var last])
        {
            return null;
        }

        // What is meant for that ssh must not be replaced by this one.
        var words = Options(last, before).Concat(["-l", last.User, "-p", Port(last)]).Select(Literal);
        return string.Join(' ', words.Prepend("ssh").Concat(["-W", "[%h]:%p", "--", Literal(last.Address)]).Select(Shell.Word));
    }

    /// <summary>A text in which ssh would replace what begins with a percent sign.</summary>
    private static string Literal(string text) => text.Replace("%", "%%", StringComparison.Ordinal);

    private static string Bracketed(string address) => address.Contains(':') ? $"[{address}]" : address;
}
