namespace Pulumi.Command.Remote.Outputs;

/// <summary>A machine to go through on the way to another.</summary>
[OutputType]
public sealed class ProxyConnection
{
    /// <summary>The socket of the SSH agent; SSH_AUTH_SOCK when not given.</summary>
    public readonly string? AgentSocketPath;

    /// <summary>How many failed attempts are tolerated; -1 for any number.</summary>
    public readonly int? DialErrorLimit;

    /// <summary>The machine's address.</summary>
    public readonly string Host;

    /// <summary>The machine's public key; it is not checked when not given.</summary>
    public readonly string? HostKey;

    /// <summary>The password.</summary>
    public readonly string? Password;

    /// <summary>How long one attempt may take, in seconds; 0 for ever.</summary>
    public readonly int? PerDialTimeout;

    /// <summary>The port.</summary>
    public readonly double? Port;

    /// <summary>The private key itself.</summary>
    public readonly string? PrivateKey;

    /// <summary>The private key's passphrase.</summary>
    public readonly string? PrivateKeyPassword;

    /// <summary>The user.</summary>
    public readonly string? User;

    [OutputConstructor]
    private ProxyConnection(
        string? agentSocketPath,
        int? dialErrorLimit,
        string host,
        string? hostKey,
        string? password,
        int? perDialTimeout,
        double? port,
        string? privateKey,
        string? privateKeyPassword,
        string? user)
    {
        AgentSocketPath = agentSocketPath;
        DialErrorLimit = dialErrorLimit;
        Host = host;
        HostKey = hostKey;
        Password = password;
        PerDialTimeout = perDialTimeout;
        Port = port;
        PrivateKey = privateKey;
        PrivateKeyPassword = privateKeyPassword;
        User = user;
    }
}
