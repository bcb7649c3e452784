namespace Fleet.Remote.Ssh;

/// <summary>Secrets that prove who we are to a host. They reach ssh through an agent and an askpass helper only.</summary>
public sealed record SshCredentials
{
    /// <summary>The content of a private key; null for none.</summary>
    public string? PrivateKey { get; init; }

    /// <summary>The passphrase of <see cref="PrivateKey"/>; null when it has none.</summary>
    public string? PrivateKeyPassword { get; init; }

    /// <summary>The user's password on the host; null for none.</summary>
    public string? Password { get; init; }

    /// <summary>The socket of an agent to ask; null asks the one that <c>SSH_AUTH_SOCK</c> names.</summary>
    public string? AgentSocketPath { get; init; }

    /// <summary>Says that there are secrets, never which.</summary>
    public override string ToString() => "[secret]";
}
