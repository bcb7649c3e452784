using System.Globalization;
using Fleet.Shared;

namespace Fleet.Remote.Ssh;

/// <summary>The command lines of <c>ssh</c>. They hold no secret.</summary>
internal static class SshArguments
{
    /// <summary>What the master prints once its control socket takes requests.</summary>
    public const string ReadyWord = "fleet-ready";

    /// <summary>
    /// The connection itself. It takes no session, so that one is enough for commands where sshd allows no more; the run's
    /// folder sees to it that it ends when this process is killed.
    /// </summary>
    public static IEnumerable<string> Master(
        SshTarget target, string controlPath, string? agentSocket, string? viaControlPath, SshConnectionsOptions options)
    {
        IEnumerable<string> settings =
        [
            // Clients before 8.7 do not know it, and have no way to set it wrong either.
            "IgnoreUnknown=ForkAfterAuthentication",
            "ControlMaster=yes", $"ControlPath={controlPath}", "ControlPersist=no",
            "PermitLocalCommand=yes", $"LocalCommand=echo {ReadyWord}",
            "StreamLocalBindUnlink=yes", "ExitOnForwardFailure=no", "ClearAllForwardings=yes",
            "RequestTTY=no", "RemoteCommand=none", "ForwardAgent=no", "ForwardX11=no",
            "ForkAfterAuthentication=no", "EscapeChar=none", "LogLevel=INFO", "UpdateHostKeys=no",
            ConnectTimeout(target.ConnectTimeout ?? options.ConnectTimeout),
            "ServerAliveInterval=5", "ServerAliveCountMax=3", "TCPKeepAlive=yes",
            .. Authentication(target, agentSocket), .. HostKeyCheck(target), .. Route(target, viaControlPath),
        ];
        return
        [
            .. Options(settings), .. target.Options.Items, .. Login(target), "-N", "-T", "--", target.Host,
        ];
    }

    /// <summary>Has the connection close.</summary>
    public static IEnumerable<string> Leave(SshTarget target, string controlPath) =>
        [.. Slave(controlPath), "-O", "exit", "--", target.Host];

    /// <summary>A command over the connection. What ssh itself has to say goes to <paramref name="logPath"/>.</summary>
    public static IEnumerable<string> Session(SshTarget target, string controlPath, string logPath, string command) =>
        [.. Slave(controlPath), "-E", logPath, "-T", "--", target.Host, command];

    /// <summary>A TCP connection from the host. Verbose: one line of it tells when the connection is made.</summary>
    public static IEnumerable<string> Tcp(SshTarget target, string controlPath, TcpEndpoint endpoint) =>
        [.. Slave(controlPath), "-v", "-W", endpoint.ToString(), "--", target.Host];

    /// <summary>Has the connection forward a socket of this machine to one of the host.</summary>
    public static IEnumerable<string> Forward(
        SshTarget target, string controlPath, string localPath, string remotePath) =>
        [.. Slave(controlPath), "-O", "forward", "-L", $"{localPath}:{remotePath}", "--", target.Host];

    /// <summary>
    /// No configuration file, and no way of its own to the host: a refused session would else become a new login in
    /// silence.
    /// </summary>
    private static IEnumerable<string> Slave(string controlPath) =>
        ["-F", "none", .. Options(["ControlMaster=no", $"ControlPath={controlPath}", "ProxyCommand=false", "BatchMode=yes"])];

    private static string ConnectTimeout(TimeSpan timeout) => timeout == TimeSpan.MaxValue
        ? "ConnectTimeout=none"
        : string.Create(CultureInfo.InvariantCulture, $"ConnectTimeout={Math.Max(1, timeout.TotalSeconds):0}");

    private static IEnumerable<string> Authentication(SshTarget target, string? agentSocket)
    {
        yield return target.Credentials?.Password is null ? "BatchMode=yes" : "BatchMode=no";
        yield return "NumberOfPasswordPrompts=1";
        if (agentSocket is not null)
        {
            yield return $"IdentityAgent={agentSocket}";
        }

        if (target.Credentials?.PrivateKey is not null)
        {
            // The key that was given, and not first each of the user's own: sshd gives up after a few.
            yield return "IdentityFile=none";
        }
    }

    private static IEnumerable<string> HostKeyCheck(SshTarget target)
    {
        yield return "StrictHostKeyChecking=yes";
        if (target.HostKey is { } key)
        {
            yield return "UserKnownHostsFile=/dev/null";
            yield return "GlobalKnownHostsFile=/dev/null";
            // The command serves this one connection, so the pattern need not repeat the host; aliases then work too.
            yield return $"KnownHostsCommand=/bin/echo * {key}";
        }
    }

    private static IEnumerable<string> Route(SshTarget target, string? viaControlPath)
    {
        if (AddressGuard.IsActive)
        {
            // The guarded address is the one to connect to, whatever the user's configuration says.
            yield return $"HostName={Literal(target.Host)}";
        }

        if (viaControlPath is not null)
        {
            var arguments = ShellQuote.Join(
                ["ssh", .. Slave(viaControlPath), "-W", "[%h]:%p", "--", Literal(target.Via!.Host)]);
            yield return $"ProxyCommand={arguments.Replace("'[%h]:%p'", "[%h]:%p", StringComparison.Ordinal)}";
        }
        else if (AddressGuard.IsActive)
        {
            yield return "ProxyCommand=none";
        }
    }

    /// <summary>A text in which ssh would replace what begins with a percent sign, as in <c>fe80::1%eth0</c>.</summary>
    private static string Literal(string text) => text.Replace("%", "%%", StringComparison.Ordinal);

    private static IEnumerable<string> Login(SshTarget target) =>
    [
        .. target.User is { } user ? new[] { "-l", user } : [],
        .. target.Port is { } port ? new[] { "-p", port.ToString(CultureInfo.InvariantCulture) } : [],
    ];

    private static IEnumerable<string> Options(IEnumerable<string> settings) =>
        settings.SelectMany(setting => new[] { "-o", setting });
}
