namespace Fleet;

/// <summary>Where an edge's certificates come from.</summary>
public sealed record Certificates
{
    private Certificates(string? mail) => Mail = mail;

    /// <summary>Caddy's own authority; nobody trusts it by itself.</summary>
    public static Certificates Internal { get; } = new((string?)null);

    /// <summary>The account's mail address for ACME; <see langword="null"/> for the internal authority.</summary>
    public string? Mail { get; }

    /// <summary>Let's Encrypt by the TLS-ALPN-01 challenge, which needs port 443 reachable from outside.</summary>
    /// <param name="mail">The account's mail address.</param>
    public static Certificates Acme(string mail) => new(mail);
}
