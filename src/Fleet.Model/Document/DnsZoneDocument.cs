namespace Fleet.Document;

/// <summary>The names of a domain that the fleet relies on.</summary>
public sealed record DnsZoneDocument
{
    /// <summary>The domain.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the external that holds it.</summary>
    public string? KeptAt { get; init; }

    /// <summary>Its entries.</summary>
    public required IReadOnlyList<DnsEntryDocument> Entries { get; init; }
}

/// <summary>An entry of a domain.</summary>
public sealed record DnsEntryDocument
{
    /// <summary>The whole name, for example <c>www.shop.example</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>a</c>, <c>aaaa</c>, <c>cname</c>, <c>mx</c>, <c>txt</c>, <c>srv</c>, <c>ns</c> or <c>caa</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The id of the host it leads to.</summary>
    public string? Host { get; init; }

    /// <summary>What it says, when that is known.</summary>
    public string? Value { get; init; }

    /// <summary>True when requests pass through whoever holds the domain.</summary>
    public bool Proxied { get; init; }
}
