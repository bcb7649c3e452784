namespace Fleet;

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

    /// <summary>What is taken off the front of the path before it is passed on, for example <c>/media</c>; nothing unless said.</summary>
    public string? StripPrefix { get; init; }

    /// <summary>How many requests one address may make here, beside what the site allows; any number unless said.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>The largest request body in MiB; as the proxy is made unless said.</summary>
    public int? LargestBodyMiB { get; init; }

    /// <summary>How long the endpoint may take to say something; as the proxy is made unless said.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Who may use it where its site asks for a login.</summary>
    public RouteAccess Access { get; init; }
}

/// <summary>Who may use a route of a site that asks someone whether requests may pass.</summary>
public enum RouteAccess
{
    /// <summary>Whom the site lets in.</summary>
    AsTheSite,

    /// <summary>Everyone: the site's login is not asked for.</summary>
    Open,
}
