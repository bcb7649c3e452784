namespace Fleet;

/// <summary>Where a host is and how it is recognised: an entry of <c>fleet:hosts</c> in a stack's config.</summary>
public sealed record HostAddress
{
    /// <summary>The address or name it is reached at.</summary>
    public required string Address { get; init; }

    /// <summary>The user who logs in; <c>root</c> unless said.</summary>
    public string User { get; init; } = "root";

    /// <summary>The port of its SSH server; 22 unless said.</summary>
    public int Port { get; init; } = 22;

    /// <summary>The pinned host key, <c>KEYTYPE KEYBASE64</c>; needed where the host is owned.</summary>
    public string? HostKey { get; init; }

    /// <summary>Its address in the overlay network; <see langword="null"/> when it has none.</summary>
    public string? Overlay { get; init; }

    /// <summary>Its address for peers in the private network; <see cref="Address"/> unless said.</summary>
    public string? Private { get; init; }

    /// <summary>Its address on the internet; <see cref="Address"/> unless said.</summary>
    public string? Public { get; init; }

    /// <summary>The address for peers in the private network.</summary>
    internal string Peers => Private ?? Address;
}
