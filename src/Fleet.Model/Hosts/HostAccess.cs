namespace Fleet;

/// <summary>How a machine is logged in to, and who may.</summary>
public sealed record HostAccess
{
    /// <summary>The user who logs in; <c>root</c> unless said.</summary>
    public string User { get; init; } = "root";

    /// <summary>The port of its SSH server; 22 unless said.</summary>
    public int Port { get; init; } = 22;

    /// <summary>The pinned host key, <c>KEYTYPE KEYBASE64</c>.</summary>
    public string? HostKey { get; init; }

    /// <summary>Another declared host the way leads through; none unless said.</summary>
    public Host? JumpHost { get; init; }

    /// <summary>Whether what needs root is run with <c>sudo</c>; as is usual for this kind of host, unless said.</summary>
    public bool? Sudo { get; init; }

    /// <summary>The public keys that may log in, in the form of <c>authorized_keys</c>. Declared data for firewalls and reports.</summary>
    public IReadOnlyList<string> AuthorizedKeys { get; init; } = [];

    /// <summary>The networks logins may come from, for example <c>100.64.0.0/10</c>; from anywhere unless said.</summary>
    public IReadOnlyList<string> AllowedSources { get; init; } = [];
}
