using System.Collections.Immutable;
using System.Globalization;
using Fleet.Remote;
using Fleet.Remote.Ssh;

namespace Fleet.Providers;

/// <summary>
/// Reads arguments of <c>ssh</c>. What says who the host is and which way leads to it becomes part of the target, so that all who
/// mean the same login share it; anything else is handed to ssh. Pure.
/// </summary>
internal static class SshOptions
{
    private const int DefaultPort = 22;
    private const string Jump = "ProxyJump=";
    private const string Proxy = "ProxyCommand=";
    private const string KeyCommand = "KnownHostsCommand=/bin/echo ";

    /// <summary>The options, beside the key itself, by which a program pins a host key without a file.</summary>
    private static readonly string[] Pinning =
        ["StrictHostKeyChecking=yes", "UserKnownHostsFile=/dev/null", "GlobalKnownHostsFile=/dev/null"];

    /// <summary>How ssh is told to become the way to another host.</summary>
    private static readonly string[] Onwards = ["[%h]:%p", "%h:%p"];

    /// <summary>The login that a host and arguments mean.</summary>
    /// <exception cref="FormatException">A host to go through is not written as one.</exception>
    public static SshTarget Target(string host, int? port, string? user, IReadOnlyList<string> options)
    {
        var (via, others) = TakeWay(options);
        var (key, rest) = TakeKey(others, host, port ?? DefaultPort);
        return new SshTarget
        {
            Host = host,
            Port = port,
            User = user,
            HostKey = key,
            Via = via,
            Options = new SshArgumentList([.. rest]),
        };
    }

    /// <summary>The login that a way to a host goes through, as <see cref="Target"/> takes it from a <c>ProxyCommand</c>.</summary>
    public static IReadOnlyList<string> Through(string? proxyCommand) => proxyCommand is { Length: > 0 } ? ["-o", Proxy + proxyCommand] : [];

    /// <summary>
    /// Hosts to go through become targets of their own, so that each is logged in to once, by whatever address it may be
    /// contacted at.
    /// </summary>
    private static (SshTarget? Via, IReadOnlyList<string> Others) TakeWay(IReadOnlyList<string> options)
    {
        for (var index = 0; index + 1 < options.Count; index++)
        {
            if (Way(options[index], options[index + 1]) is { } way)
            {
                return (way, [.. options.Take(index), .. options.Skip(index + 2)]);
            }
        }

        return (null, options);
    }

    private static SshTarget? Way(string option, string value) => (option, value) switch
    {
        ("-J", not "none") => Hops(value),
        ("-o", _) when value.StartsWith(Jump, StringComparison.OrdinalIgnoreCase) && value[Jump.Length..] is not "none" and var hops => Hops(hops),
        ("-o", _) when value.StartsWith(Proxy, StringComparison.OrdinalIgnoreCase) => Hop(ShellWords.Split(value[Proxy.Length..]) ?? []),
        _ => null,
    };

    private static SshTarget? Hops(string text) =>
        text.Split(',').Aggregate((SshTarget?)null, (via, hop) => Hop(hop) with { Via = via });

    private static SshTarget Hop(string text) =>
        Uri.TryCreate(text.StartsWith("ssh://", StringComparison.Ordinal) ? text : $"ssh://{text}", UriKind.Absolute, out var uri)
        && uri.Host.Length > 0
            ? new SshTarget
            {
                Host = HostName.Of(uri),
                Port = uri.Port > 0 ? uri.Port : null,
                User = uri.UserInfo.Length > 0 ? Uri.UnescapeDataString(uri.UserInfo) : null,
            }
            : throw new FormatException($"'{text}' is not a host to go through. Write it as 'USER@ADDRESS:PORT'.");

    /// <summary>An ssh that goes on to the host: <c>ssh -o … -l root -p 22 -W [%h]:%p -- 198.18.0.11</c>. Null for any other command.</summary>
    private static SshTarget? Hop(IReadOnlyList<string> words)
    {
        var options = new List<string>();
        var (user, port, goesOn) = ((string?)null, (int?)null, false);
        var index = 1;
        for (; index + 1 < words.Count && words[index].StartsWith('-') && words[index] != "--"; index += 2)
        {
            // What is meant for that ssh is written so that this one leaves it alone.
            var value = Unescaped(words[index + 1]);
            switch (words[index])
            {
                case "-W":
                    goesOn = Onwards.Contains(words[index + 1]);
                    break;
                case "-l":
                    user = value;
                    break;
                case "-p" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                    port = number;
                    break;
                case "-o" or "-i" or "-J":
                    options.AddRange([words[index], value]);
                    break;
                default:
                    return null;
            }
        }

        var rest = words.Skip(index).SkipWhile(word => word == "--").ToList();
        if (!goesOn || words[0] != "ssh" || rest is not [var name])
        {
            return null;
        }

        var at = name.LastIndexOf('@');
        return Target(Unescaped(name[(at + 1)..]), port, at > 0 ? name[..at] : user, options);
    }

    /// <summary>
    /// Options that pin a host key become the key itself, so that every way to the host shares one login. Anything else
    /// is left as it is: it is handed to ssh.
    /// </summary>
    private static (HostKey? Key, ImmutableArray<string> Others) TakeKey(
        IReadOnlyList<string> options, string host, int port)
    {
        var spec = port == DefaultPort
            ? host
            : string.Create(CultureInfo.InvariantCulture, $"[{host}]:{port}");
        var given = Settings(options);
        if (given is null || Pinning.Any(option => !given.Contains(option)))
        {
            return (null, [.. options]);
        }

        var beginning = $"{KeyCommand}{spec.Replace("%", "%%", StringComparison.Ordinal)} ";
        var command = given.FirstOrDefault(option => option.StartsWith(beginning, StringComparison.Ordinal));
        if (command is null || !HostKey.TryParse(command[beginning.Length..], out var key))
        {
            return (null, [.. options]);
        }

        return (key, [.. given.Where(option => option != command && !Pinning.Contains(option))
            .SelectMany(option => new[] { "-o", option })]);
    }

    /// <summary>What ssh takes a text for in which percent signs begin what it replaces.</summary>
    private static string Unescaped(string text) => text.Replace("%%", "%", StringComparison.Ordinal);

    /// <summary>The values of <c>-o</c> options; null when there are other options too.</summary>
    private static List<string>? Settings(IReadOnlyList<string> options)
    {
        var settings = new List<string>();
        for (var index = 0; index < options.Count; index += 2)
        {
            if (options[index] != "-o" || index + 1 >= options.Count)
            {
                return null;
            }

            settings.Add(options[index + 1]);
        }

        return settings;
    }
}
