namespace Fleet;

/// <summary>
/// The addresses of a machine by the network they belong to, and which of them is used for what. They are used where the
/// stack's config sets <c>fleet:declaredAddresses</c> and has no entry for the host in <c>fleet:hosts</c>: an entry with
/// an address takes the place of all of them.
/// </summary>
/// <example><code>
/// Addresses = new HostAddresses { Public = "203.0.113.7", Overlay = "100.64.0.7", ForAccess = AddressKind.Overlay }
/// </code></example>
public sealed record HostAddresses
{
    /// <summary>The address on the internet, or a name for it.</summary>
    public string? Public { get; init; }

    /// <summary>The address in the private network, or a name for it.</summary>
    public string? Private { get; init; }

    /// <summary>The address in the overlay network (WireGuard, Tailscale).</summary>
    public string? Overlay { get; init; }

    /// <summary>Where it is logged in to; the first known one of public, private and overlay, unless said.</summary>
    public AddressKind? ForAccess { get; init; }

    /// <summary>
    /// Where peers find what is published for the private network; the first known one of private and public, unless said.
    /// </summary>
    public AddressKind? ForPeers { get; init; }

    internal string? this[AddressKind? kind] => kind switch
    {
        AddressKind.Public => Public,
        AddressKind.Private => Private,
        AddressKind.Overlay => Overlay,
        _ => null,
    };

    internal string? Access => ForAccess is null ? Public ?? Private ?? Overlay : this[ForAccess];

    internal string? Peers => ForPeers is null ? Private ?? Public : this[ForPeers];
}

/// <summary>Which network an address belongs to.</summary>
public enum AddressKind
{
    /// <summary>The internet.</summary>
    Public,

    /// <summary>A private network, such as the one at home.</summary>
    Private,

    /// <summary>An overlay network.</summary>
    Overlay,
}
