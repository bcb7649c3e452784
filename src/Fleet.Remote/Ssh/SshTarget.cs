using System.Globalization;

namespace Fleet.Remote.Ssh;

/// <summary>A login on a host, and how to know the host. Equal targets share one connection.</summary>
public sealed record SshTarget
{
    /// <summary>An address, a name, or an alias of the user's <c>~/.ssh/config</c>.</summary>
    public required string Host { get; init; }

    /// <summary>The port; null takes the one of the user's ssh configuration, else 22.</summary>
    public int? Port { get; init; }

    /// <summary>The user to log in as; null takes the one of the user's ssh configuration.</summary>
    public string? User { get; init; }

    /// <summary>The host's public key as <c>ssh-keyscan</c> prints it (<c>TYPE BASE64</c>); null asks known_hosts.</summary>
    public HostKey? HostKey { get; init; }

    /// <summary>How to prove who we are; null leaves it to the user's agent and ssh configuration.</summary>
    public SshCredentials? Credentials { get; init; }

    /// <summary>
    /// How many attempts to connect may fail before it is given up, whatever the reason, as while a machine starts; null for
    /// the few of <see cref="SshConnectionsOptions.ConnectRetries"/>.
    /// </summary>
    public int? MostFailures { get; init; }

    /// <summary>
    /// How long the host may take to answer; null for <see cref="SshConnectionsOptions.ConnectTimeout"/>. The greatest value
    /// leaves it to the system.
    /// </summary>
    public TimeSpan? ConnectTimeout { get; init; }

    /// <summary>Further arguments for <c>ssh</c>, such as <c>-o</c>, <c>Ciphers=…</c>.</summary>
    public SshArgumentList Options { get; init; } = SshArgumentList.Empty;

    /// <summary>A host to go through; null connects directly.</summary>
    public SshTarget? Via { get; init; }

    /// <summary>The target in messages: <c>root@198.18.0.11:22</c>.</summary>
    public override string ToString()
    {
        var host = Host.Contains(':') ? $"[{Host}]" : Host;
        var port = Port is { } number ? string.Create(CultureInfo.InvariantCulture, $":{number}") : "";
        return $"{(User is null ? "" : $"{User}@")}{host}{port}";
    }

    /// <summary>What is wrong with the target; null when nothing is.</summary>
    internal string? Problem() => this switch
    {
        _ when !IsWord(Host) => $"'{Host}' is not a host name or address.",
        { User: { } user } when !IsWord(user) => $"'{user}' is not a user name.",
        { Port: < 1 or > 65535 } => $"{Port} is not a port: ports are 1 to 65535.",
        _ => null,
    };

    /// <summary>Nothing that ssh would take for an option or split.</summary>
    private static bool IsWord(string text) => text.Length > 0 && text[0] != '-'
        && text.All(letter => letter > ' ' && letter is not ('"' or '\'' or '`' or '$' or '\\' or ';' or '&' or '|' or '<' or '>' or '(' or ')'));
}
