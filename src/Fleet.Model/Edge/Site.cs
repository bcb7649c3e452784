namespace Fleet;

/// <summary>A name an edge answers to, with its routes.</summary>
/// <param name="name">The domain, a wildcard such as <c>*.shop.example</c>, or an address in a lab.</param>
/// <example><code>
/// new Site("shop.example")
/// {
///     Routes = { new Route(api, "/api/*") { RateLimit = RateLimit.PerMinute(60) }, new Route(pages, "/*") },
///     Security = new SecurityHeaders(),
///     Tls = new Tls { Hsts = new Hsts(TimeSpan.FromDays(365)) },
/// }
/// </code></example>
public sealed class Site(string name)
{
    /// <summary>The domain or address.</summary>
    public string Name { get; } = name;

    /// <summary>The edge that serves it; <see langword="null"/> until one takes it.</summary>
    public EdgeProxy? Edge { get; internal set; }

    /// <summary>The routes. They are tried from the most specific pattern to the least, however they are declared.</summary>
    public List<Route> Routes { get; } = [];

    /// <summary>Headers added to every answer. They win over those that <see cref="Security"/> and <see cref="Tls"/> add.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>Headers that tell browsers to be careful; none unless said.</summary>
    public SecurityHeaders? Security { get; init; }

    /// <summary>How it is encrypted; TLS 1.2 or newer, plain requests sent there, unless said.</summary>
    public Tls Tls { get; init; } = new();

    /// <summary>Where its certificate comes from; from where the edge says, unless said.</summary>
    public Certificates? Certificates { get; init; }

    /// <summary>How many requests one address may make; any number unless said.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>Who is asked whether a request may pass; nobody unless said.</summary>
    public ForwardAuth? ForwardAuth { get; init; }

    /// <summary>True when it is served over HTTPS.</summary>
    internal bool IsEncrypted => !Tls.IsOff && Edge?.CertificatesOf(this) != Certificates.None;

    /// <summary>Its name as part of a file's.</summary>
    internal string FileName => Name.Replace("*", "_", StringComparison.Ordinal).Replace(':', '_');

    /// <summary>The routes in the order in which they are tried, one pattern each.</summary>
    internal IEnumerable<(string Pattern, Route Route)> Ordered =>
        Routes.SelectMany(route => route.Patterns.Select(pattern => (Pattern: pattern, Route: route)))
            .OrderByDescending(each => each.Pattern.TrimEnd('*').Length)
            .ThenBy(each => each.Pattern.EndsWith('*'));

    /// <summary>Every header it adds, once each.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> AllHeaders
    {
        get
        {
            var all = new OrderedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            var implied = Tls.Hsts is { } hsts && IsEncrypted ? [KeyValuePair.Create(Hsts.Header, hsts.ToString())] : (KeyValuePair<string, string>[])[];
            foreach (var (header, value) in implied.Concat(Security?.Headers ?? []).Concat(Headers))
            {
                all[header] = value;
            }

            return [.. all];
        }
    }
}
