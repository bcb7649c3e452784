namespace Fleet;

/// <summary>
/// The names of a domain that the fleet relies on. Somebody's DNS holds them and Fleet writes none: they are declared so that the
/// check sees a site whose name leads elsewhere, and reports list what must be there.
/// </summary>
/// <param name="name">The domain, for example <c>shop.example</c>.</param>
/// <example><code>
/// fleet.Add(new DnsZone("shop.example")
/// {
///     KeptAt = fleet.Add(new ExternalService("cloudflare")),
///     Entries = { new DnsEntry("@", vps), new DnsEntry("*", vps) { IsProxied = true }, new DnsEntry("@", DnsKind.Mx, "10 mail.shop.example") },
/// });
/// </code></example>
public sealed class DnsZone(string name)
{
    /// <summary>The domain.</summary>
    public string Name { get; } = name;

    /// <summary>Whose DNS holds it; not said unless said.</summary>
    public ExternalService? KeptAt { get; init; }

    /// <summary>Its entries; several of one name and kind are all answered.</summary>
    public List<DnsEntry> Entries { get; } = [];

    /// <summary>The whole name of an entry, for example <c>www.shop.example</c>.</summary>
    internal string NameOf(DnsEntry entry) => entry.Name == "@" ? Name : $"{entry.Name}.{Name}";

    /// <summary>True when a name is of this domain.</summary>
    internal bool Holds(string domain) =>
        domain.Equals(Name, StringComparison.OrdinalIgnoreCase) || domain.EndsWith($".{Name}", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// What a name is answered with: the entries of that name, or else of the nearest wildcard above it (RFC 4592).
    /// </summary>
    internal IEnumerable<DnsEntry> Answer(string domain)
    {
        var found = Of(domain);
        for (var above = Parent(domain); found.Count == 0 && Holds(above); above = Parent(above))
        {
            found = Of($"*.{above}");
        }

        return found;
    }

    private List<DnsEntry> Of(string domain) => [.. Entries.Where(entry => NameOf(entry).Equals(domain, StringComparison.OrdinalIgnoreCase))];

    // Of the last label, nothing.
    private static string Parent(string domain) =>
        domain.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? domain[(dot + 1)..] : "";
}
