using System.Collections.Immutable;
using System.Globalization;
using Fleet.Remote.Docker;
using Fleet.Remote.Ssh;

namespace Fleet.Providers.Docker;

/// <summary>Reads the provider's <c>host</c> and <c>sshOpts</c>. Pure.</summary>
internal static class DockerHostAddress
{
    private const int DefaultPort = 2375;
    private const int DefaultTlsPort = 2376;
    private const int DefaultSshPort = 22;
    private const string KeyCommand = "KnownHostsCommand=/bin/echo ";

    /// <summary>The options, beside the key itself, by which a program pins a host key without a file.</summary>
    private static readonly string[] Pinning =
        ["StrictHostKeyChecking=yes", "UserKnownHostsFile=/dev/null", "GlobalKnownHostsFile=/dev/null"];

    /// <summary>The endpoint of a host such as <c>ssh://root@198.18.0.11:22</c>; the local socket for an empty text.</summary>
    /// <exception cref="FormatException">The text is not a host.</exception>
    public static DockerEndpoint Read(string host, IReadOnlyList<string> sshOptions, DockerTls? tls)
    {
        if (host.Length == 0)
        {
            return new DockerEndpoint.Local();
        }

        const string unix = "unix://";
        if (host.StartsWith(unix, StringComparison.Ordinal))
        {
            var path = host[unix.Length..];
            return path.StartsWith('/')
                ? new DockerEndpoint.Local(path)
                : throw new FormatException($"'{host}' has no absolute path. Write it as 'unix:///var/run/docker.sock'.");
        }

        if (!Uri.TryCreate(host, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            throw NotAHost(host);
        }

        return uri.Scheme switch
        {
            "ssh" => Ssh(uri, sshOptions),
            "tcp" or "http" or "https" => new DockerEndpoint.Tcp(
                Name(uri), uri.Port > 0 && !uri.IsDefaultPort ? uri.Port : tls is null ? DefaultPort : DefaultTlsPort, tls),
            _ => throw NotAHost(host),
        };
    }

    private static DockerEndpoint.Ssh Ssh(Uri uri, IReadOnlyList<string> options)
    {
        if (uri.UserInfo.Contains(':', StringComparison.Ordinal) || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            // It holds a password perhaps: it is not repeated.
            throw new FormatException(
                "An SSH host is written 'ssh://USER@ADDRESS:PORT', without a password or anything after the port but a path.");
        }

        var port = uri.Port > 0 ? uri.Port : (int?)null;
        var (jump, others) = TakeJump(options);
        var (key, rest) = TakeKey(others, Name(uri), port ?? DefaultSshPort);
        var target = new SshTarget
        {
            Host = Name(uri),
            Port = port,
            User = uri.UserInfo.Length > 0 ? Uri.UnescapeDataString(uri.UserInfo) : null,
            HostKey = key,
            Via = jump,
            Options = new SshArgumentList([.. rest]),
        };
        return uri.AbsolutePath is "/" or ""
            ? new DockerEndpoint.Ssh(target)
            : new DockerEndpoint.Ssh(target) { Socket = uri.AbsolutePath };
    }

    /// <summary>
    /// Hosts to go through become targets of their own, so that each is logged in to once, by whatever address it may be
    /// contacted at.
    /// </summary>
    private static (SshTarget? Jump, IReadOnlyList<string> Others) TakeJump(IReadOnlyList<string> options)
    {
        const string setting = "ProxyJump=";
        for (var index = 0; index + 1 < options.Count; index++)
        {
            var value = options[index] switch
            {
                "-J" => options[index + 1],
                "-o" when options[index + 1].StartsWith(setting, StringComparison.OrdinalIgnoreCase) => options[index + 1][setting.Length..],
                _ => null,
            };
            if (value is not null and not "none")
            {
                return (
                    value.Split(',').Aggregate((SshTarget?)null, (via, hop) => Hop(hop) with { Via = via }),
                    [.. options.Take(index), .. options.Skip(index + 2)]);
            }
        }

        return (null, options);
    }

    private static SshTarget Hop(string text) =>
        Uri.TryCreate(text.StartsWith("ssh://", StringComparison.Ordinal) ? text : $"ssh://{text}", UriKind.Absolute, out var uri)
        && uri.Host.Length > 0
            ? new SshTarget
            {
                Host = Name(uri),
                Port = uri.Port > 0 ? uri.Port : null,
                User = uri.UserInfo.Length > 0 ? Uri.UnescapeDataString(uri.UserInfo) : null,
            }
            : throw new FormatException($"'{text}' is not a host to go through. Write it as 'USER@ADDRESS:PORT'.");

    /// <summary>
    /// Options that pin a host key become the key itself, so that every way to the host shares one login. Anything else
    /// is left as it is: it is handed to ssh.
    /// </summary>
    private static (HostKey? Key, ImmutableArray<string> Others) TakeKey(
        IReadOnlyList<string> options, string host, int port)
    {
        var spec = port == DefaultSshPort
            ? host
            : string.Create(CultureInfo.InvariantCulture, $"[{host}]:{port}");
        var given = Settings(options);
        if (given is null || Pinning.Any(option => !given.Contains(option)))
        {
            return (null, [.. options]);
        }

        var command = given.FirstOrDefault(option => option.StartsWith($"{KeyCommand}{spec} ", StringComparison.Ordinal));
        if (command is null || !HostKey.TryParse(command[(KeyCommand.Length + spec.Length + 1)..], out var key))
        {
            return (null, [.. options]);
        }

        return (key, [.. given.Where(option => option != command && !Pinning.Contains(option))
            .SelectMany(option => new[] { "-o", option })]);
    }

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

    private static string Name(Uri uri) => uri.IdnHost.Trim('[', ']');

    private static FormatException NotAHost(string host) =>
        new($"'{host}' is not a Docker host. Write 'unix:///PATH', 'ssh://USER@ADDRESS:PORT' or 'tcp://ADDRESS:PORT'.");
}
