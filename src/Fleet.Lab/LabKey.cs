namespace Fleet.Lab;

/// <summary>An ECDSA P-256 key for SSH.</summary>
/// <param name="PrivatePem">The private key in SEC 1 PEM, as OpenSSH's server, client and agent read it.</param>
/// <param name="PublicLine">The public key as known_hosts and authorized_keys have it: <c>KEYTYPE KEYBASE64</c>.</param>
public sealed record LabKey(string PrivatePem, string PublicLine)
{
    /// <summary>The public half only: a private key is never printed by accident.</summary>
    public override string ToString() => PublicLine;
}
