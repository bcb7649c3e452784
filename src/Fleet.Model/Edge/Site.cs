namespace Fleet;

/// <summary>A name an edge answers to over HTTPS, with its routes.</summary>
/// <param name="name">The domain, or an address in a lab.</param>
public sealed class Site(string name)
{
    /// <summary>The domain or address.</summary>
    public string Name { get; } = name;

    /// <summary>The edge that serves it; <see langword="null"/> until one takes it.</summary>
    public CaddyEdge? Edge { get; internal set; }

    /// <summary>The routes. They are tried from the most specific pattern to the least, however they are declared.</summary>
    public List<Route> Routes { get; } = [];

    /// <summary>Headers added to every answer.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>How many requests one address may make; any number unless said.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>The routes in the order in which they are tried, one pattern each.</summary>
    internal IEnumerable<(string Pattern, Route Route)> Ordered =>
        Routes.SelectMany(route => route.Patterns.Select(pattern => (Pattern: pattern, Route: route)))
            .OrderByDescending(each => each.Pattern.TrimEnd('*').Length)
            .ThenBy(each => each.Pattern.EndsWith('*'));
}

/// <summary>Paths of a site that lead to one endpoint.</summary>
public sealed class Route
{
    /// <summary>A route for some paths.</summary>
    /// <param name="target">The endpoint they lead to.</param>
    /// <param name="patterns">Exact paths, or prefixes that end in <c>*</c>. <c>/*</c> is everything else.</param>
    public Route(Endpoint target, params string[] patterns) => (Target, Patterns) = (target, patterns);

    /// <summary>The endpoint it leads to.</summary>
    public Endpoint Target { get; }

    /// <summary>The path patterns.</summary>
    public IReadOnlyList<string> Patterns { get; }

    /// <summary>The methods let through; others are answered with 405. Empty lets all through.</summary>
    public List<string> Methods { get; } = [];
}

/// <summary>A port of an edge that leads to an endpoint below HTTP.</summary>
/// <param name="listen">The port the edge listens on and publishes.</param>
/// <param name="target">The endpoint it leads to.</param>
public sealed class TcpRoute(int listen, Endpoint target)
{
    /// <summary>The port the edge listens on.</summary>
    public int Listen { get; } = listen;

    /// <summary>The endpoint it leads to.</summary>
    public Endpoint Target { get; } = target;

    /// <summary>The edge that serves it; <see langword="null"/> until one takes it.</summary>
    public CaddyEdge? Edge { get; internal set; }
}

/// <summary>How much one client address may ask for.</summary>
/// <param name="Requests">How many requests.</param>
/// <param name="Window">In which time.</param>
public sealed record RateLimit(int Requests, TimeSpan Window)
{
    /// <inheritdoc/>
    public override string ToString() => $"the limit of {Requests} requests in {(int)Window.TotalSeconds} s per address";
}

/// <summary>A CrowdSec engine an edge asks whom to let in.</summary>
/// <param name="Engine">The engine's local API.</param>
/// <param name="Key">The bouncer's key, the same on both sides.</param>
public sealed record CrowdSecBouncer(Endpoint Engine, Secret Key)
{
    /// <summary>How often decisions are fetched; 15 seconds unless said.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(15);
}
