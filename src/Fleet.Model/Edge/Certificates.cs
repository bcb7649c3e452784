namespace Fleet;

/// <summary>Where certificates come from.</summary>
public sealed class Certificates
{
    private Certificates()
    {
    }

    /// <summary>From an authority of one's own; nobody trusts it by itself.</summary>
    public static Certificates Internal { get; } = new() { IsInternal = true };

    /// <summary>The same where the real authority cannot be had, such as in a lab; shown as that one.</summary>
    /// <param name="authority">Who issues them elsewhere.</param>
    public static Certificates InternalFor(ExternalService authority) => new() { IsInternal = true, Authority = authority };

    /// <summary>None: sites are served over plain HTTP.</summary>
    public static Certificates None { get; } = new();

    /// <summary>The account's mail address for ACME; <see langword="null"/> where no ACME is used.</summary>
    public string? Mail { get; private init; }

    /// <summary>True when they are from an authority of one's own.</summary>
    public bool IsInternal { get; private init; }

    /// <summary>Who issues them, where that was declared.</summary>
    public ExternalService? Authority { get; private init; }

    /// <summary>The names it is for, wildcards included; empty covers whatever the sites are called.</summary>
    public IReadOnlyList<string> Names { get; private init; } = [];

    /// <summary>The chain in PEM, when it is given.</summary>
    public Value? Chain { get; private init; }

    /// <summary>The private key in PEM, when it is given.</summary>
    public Secret? Key { get; private init; }

    /// <summary>Who proves the ownership of the domain by its name service, for example <c>cloudflare</c>.</summary>
    public string? NameService { get; private init; }

    /// <summary>The volume that something else keeps them in.</summary>
    public Volume? Volume { get; private init; }

    /// <summary>Let's Encrypt by the TLS-ALPN-01 challenge, which needs port 443 reachable from outside.</summary>
    /// <param name="mail">The account's mail address.</param>
    /// <param name="authority">Who issues them; drawn when it is given.</param>
    public static Certificates Acme(string mail, ExternalService? authority = null) => new() { Mail = mail, Authority = authority };

    /// <summary>Let's Encrypt by the DNS challenge, which allows wildcards and needs no open port.</summary>
    /// <param name="mail">The account's mail address.</param>
    /// <param name="nameService">Who runs the name service, for example <c>cloudflare</c>.</param>
    /// <param name="names">The names, for example <c>*.shop.example</c>.</param>
    public static Certificates AcmeByDns(string mail, string nameService, params string[] names) =>
        new() { Mail = mail, NameService = nameService, Names = names };

    /// <summary>A certificate the operator has.</summary>
    /// <param name="chain">The certificate and those above it, in PEM.</param>
    /// <param name="key">The private key in PEM.</param>
    /// <param name="names">The names it is for.</param>
    public static Certificates Given(Value chain, Secret key, params string[] names) =>
        new() { Chain = chain, Key = key, Names = names };

    /// <summary>
    /// Files that an ACME client keeps in a volume, as <c>live/NAME/fullchain.pem</c> and <c>live/NAME/privkey.pem</c>.
    /// </summary>
    /// <param name="volume">The volume.</param>
    /// <param name="names">The names they are for; what is kept for a wildcard is called like it without <c>*.</c>.</param>
    public static Certificates KeptIn(Volume volume, params string[] names) => new() { Volume = volume, Names = names };

    /// <summary>True when it is for a name. A wildcard is for one label only.</summary>
    internal bool Covers(string name) => Names.Count == 0 || Covering(name) is not null;

    /// <summary>Which of the names is for this one.</summary>
    internal string? Covering(string name) => Names.FirstOrDefault(each =>
        string.Equals(each, name, StringComparison.OrdinalIgnoreCase)
        || (each.StartsWith("*.", StringComparison.Ordinal)
            && string.Equals(name[Math.Max(0, name.IndexOf('.'))..], each[1..], StringComparison.OrdinalIgnoreCase)));

    /// <summary>What the files of a site are called in the volume they are kept in.</summary>
    internal string Kept(Site site) => (Covering(site.Name) ?? site.Name).Replace("*.", "", StringComparison.Ordinal);
}
