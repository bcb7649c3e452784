namespace Fleet;

/// <summary>
/// A Caddy that stands before the services of a host: sites with routes, layer-4 routes, certificates, rate limit,
/// security headers, error pages and the CrowdSec bouncer, rendered as a Caddyfile.
/// </summary>
public sealed class CaddyEdge : Service
{
    private readonly Endpoint _https = new("https", 443) { Scheme = "https", Publish = Publish.Everywhere };
    private readonly Endpoint _http = new("http", 80) { Publish = Publish.Everywhere };

    /// <summary>An edge that publishes 443, 80 and the ports of its layer-4 routes.</summary>
    /// <param name="name">The permanent name, unique in its stack.</param>
    /// <param name="build">The image and its modules.</param>
    public CaddyEdge(string name, CaddyBuild build) : base(name, build.Image)
    {
        Build = build;
        Sites = new SiteSet(this);
        TcpRoutes = new TcpRouteSet(this);
        Endpoints.Add(_https);
        Endpoints.Add(_http);
        HealthCheck = HealthCheck.Exec("wget", "-q", "-O", "/dev/null", "http://127.0.0.1:2019/config/");
        Exposure = Exposure.Public;
    }

    /// <summary>The image and its modules.</summary>
    public CaddyBuild Build { get; }

    /// <summary>Where its certificates come from.</summary>
    public required Certificates Certificates { get; init; }

    /// <summary>The sites it serves. The first one answers those who name none.</summary>
    public SiteSet Sites { get; }

    /// <summary>Routes below HTTP.</summary>
    public TcpRouteSet TcpRoutes { get; }

    /// <summary>The CrowdSec engine it asks; none unless said.</summary>
    public CrowdSecBouncer? CrowdSec { get; init; }

    /// <summary>The volume its JSON access log goes to; none unless said.</summary>
    public Volume? AccessLog { get; init; }

    /// <summary>Static pages by status code, shown for errors of the edge itself.</summary>
    public Dictionary<int, string> ErrorPages { get; } = [];

    internal override void AddedTo(ContainerStack stack)
    {
        base.AddedTo(stack);
        Mount(stack, new ConfigFile("Caddyfile", Value.Late(() => CaddyfileWriter.Write(this))), "/etc/caddy/Caddyfile");
        if (TcpRoutes.Count > 0 && !Build.Has(CaddyModules.Layer4))
        {
            Mount(stack, new ConfigFile("stream.conf", Value.Late(() => StreamConfWriter.Write(this))), "/etc/nginx/stream.conf");
        }

        foreach (var (status, page) in ErrorPages.OrderBy(pair => pair.Key))
        {
            Mount(stack, new ConfigFile($"{status}.html", page), $"{CaddyfileWriter.ErrorFolder}/{status}.html");
        }

        if (AccessLog is not null)
        {
            Mounts.Add(AccessLog.At(CaddyfileWriter.LogFolder));
        }

        if (CrowdSec is not null && Build.Has(CaddyModules.CrowdSec))
        {
            Environment[CaddyfileWriter.CrowdSecKey] = CrowdSec.Key;
        }
    }

    /// <summary>What was asked for and this build or its certificates do not give.</summary>
    internal IEnumerable<Finding> Unenforced()
    {
        foreach (var site in Sites.Where(site => site.RateLimit is not null && !Build.Has(CaddyModules.RateLimit)))
        {
            yield return Finding.Warning(
                "edge-not-enforced", this,
                $"its Caddy has no rate limit module, so {site.RateLimit} on '{site.Name}' is not enforced",
                "Use a build with caddy-ratelimit where it matters");
        }

        if (CrowdSec is not null && !Build.Has(CaddyModules.CrowdSec))
        {
            yield return Finding.Warning(
                "edge-not-enforced", this,
                "its Caddy has no CrowdSec bouncer, so addresses banned by CrowdSec are let in",
                "Use a build with the bouncer where it matters");
        }

        if (Certificates.Mail is null)
        {
            yield return Finding.Warning(
                "edge-not-enforced", this,
                "its certificates come from Caddy's own authority, which no client trusts by itself",
                "Use ACME where clients are not your own");
        }
    }

    private void Mount(ContainerStack stack, ConfigFile file, string target) => Mounts.Add(stack.Add(file).At(target));
}
