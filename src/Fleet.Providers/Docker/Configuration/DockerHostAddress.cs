using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>Reads the provider's <c>host</c> and <c>sshOpts</c>. Pure.</summary>
internal static class DockerHostAddress
{
    private const int DefaultPort = 2375;
    private const int DefaultTlsPort = 2376;

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
                HostName.Of(uri), uri.Port > 0 && !uri.IsDefaultPort ? uri.Port : tls is null ? DefaultPort : DefaultTlsPort, tls),
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

        var target = SshOptions.Target(
            HostName.Of(uri),
            uri.Port > 0 ? uri.Port : null,
            uri.UserInfo.Length > 0 ? Uri.UnescapeDataString(uri.UserInfo) : null,
            options);
        return uri.AbsolutePath is "/" or ""
            ? new DockerEndpoint.Ssh(target)
            : new DockerEndpoint.Ssh(target) { Socket = uri.AbsolutePath };
    }

    private static FormatException NotAHost(string host) =>
        new($"'{host}' is not a Docker host. Write 'unix:///PATH', 'ssh://USER@ADDRESS:PORT' or 'tcp://ADDRESS:PORT'.");
}
