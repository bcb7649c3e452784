namespace Fleet;

/// <summary>An entry of a domain.</summary>
public sealed class DnsEntry
{
    private readonly DnsKind _kind;
    private readonly string? _value;

    /// <summary>An entry that leads to a host, at its address on the internet.</summary>
    /// <param name="name">The name within the domain: <c>@</c> for the domain itself, <c>*</c> for every name that has no other entry.</param>
    /// <param name="host">The host.</param>
    public DnsEntry(string name, Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        (Name, Host) = (name, host);
    }

    /// <summary>An entry with a text of its own.</summary>
    /// <param name="name">The name within the domain: <c>@</c> for the domain itself, <c>*</c> for every name that has no other entry.</param>
    /// <param name="kind">What kind it is.</param>
    /// <param name="value">What it says, as it is written in a zone, for example <c>10 mail.shop.example</c> for a mail server.</param>
    public DnsEntry(string name, DnsKind kind, string value)
    {
        (Name, _kind, _value) = (name, kind, value);
    }

    /// <summary>The name within the domain.</summary>
    public string Name { get; }

    /// <summary>The host it leads to; <see langword="null"/> for a text of its own.</summary>
    public Host? Host { get; }

    /// <summary>What kind it is.</summary>
    public DnsKind Kind => Host is not null && (Value?.Contains(':', StringComparison.Ordinal) ?? false) ? DnsKind.Aaaa : _kind;

    /// <summary>What it says; <see langword="null"/> while the host's address is not known.</summary>
    public string? Value => Host is null ? _value : Host.Place?.Public ?? Host.Place?.Address ?? Host.Addresses.Public;

    /// <summary>True when whoever holds the domain answers with an address of its own and passes requests on; false unless said.</summary>
    public bool IsProxied { get; init; }
}

/// <summary>What a DNS entry says.</summary>
public enum DnsKind
{
    /// <summary>An IPv4 address.</summary>
    A,

    /// <summary>An IPv6 address.</summary>
    Aaaa,

    /// <summary>Another name.</summary>
    Cname,

    /// <summary>A mail server, with its preference before it.</summary>
    Mx,

    /// <summary>A text.</summary>
    Txt,

    /// <summary>The place of a service: priority, weight, port and name.</summary>
    Srv,

    /// <summary>The name servers of a part of the domain.</summary>
    Ns,

    /// <summary>Who may issue certificates.</summary>
    Caa,
}
