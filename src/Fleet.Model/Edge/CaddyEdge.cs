namespace Fleet;

/// <summary>
/// A Caddy that stands before the services of a host: sites with routes, layer-4 routes, certificates, rate limit,
/// security headers, error pages and the CrowdSec bouncer, rendered as a Caddyfile. A new one is judged by <c>caddy validate</c>
/// before it takes the place of the old one, and then read without a restart.
/// </summary>
/// <example><code>
/// edge.Add(new CaddyEdge("caddy", CaddyBuild.Full("docker.io/acme/caddy:2.9.1"))
/// {
///     Certificates = Certificates.Acme("ops@shop.example"),
///     Sites = { new Site("shop.example") { Routes = { new Route(api, "/api/*"), new Route(pages, "/*") } } },
///     TcpRoutes = { new TcpRoute(6380, redis) },
///     CrowdSec = new CrowdSecBouncer(http, token),
/// });
/// </code></example>
public sealed class CaddyEdge : EdgeProxy
{
    /// <summary>An edge that publishes 443, 80 and the ports of its layer-4 routes.</summary>
    /// <param name="name">The permanent name, unique in its stack.</param>
    /// <param name="build">The image and its modules.</param>
    public CaddyEdge(string name, CaddyBuild build) : base(name, build.Image)
    {
        Build = build;
        Endpoints.Add(Https);
        Endpoints.Add(Http);
        HealthCheck = HealthCheck.Exec("wget", "-q", "-O", "/dev/null", "http://127.0.0.1:2019/config/");

        // Certificates may have changed while the Caddyfile has not.
        Reload = Reload.Exec("caddy", "reload", "--force", "--config", $"{CaddyfileWriter.Folder}/Caddyfile", "--adapter", "caddyfile");
    }

    /// <summary>The image and its modules.</summary>
    public CaddyBuild Build { get; }

    /// <summary>The CrowdSec engine it asks; none unless said.</summary>
    public CrowdSecBouncer? CrowdSec { get; init; }

    /// <summary>The volume its JSON access log goes to; none unless said.</summary>
    public Volume? AccessLog { get; init; }

    // An image without the module asks nobody; that is said as a finding, and the engine is still the one it is to ask.
    internal override IEnumerable<Endpoint> Used =>
        CrowdSec is null ? base.Used : base.Used.Append(CrowdSec.Engine).Distinct();

    internal override void AddedTo(ContainerStack stack)
    {
        base.AddedTo(stack);
        var folder = new ConfigFolder(Name);
        var certificates = AddCertificates(stack, folder);
        var caddyfile = stack.Add(new ConfigFile("Caddyfile", Value.Late(() => CaddyfileWriter.Write(this)))
        {
            Validation = new FileValidation(
                this, CaddyfileWriter.Folder, "caddy", "validate", "--config", "{}", "--adapter", "caddyfile")
            {
                Variables = CrowdSec is null ? [] : [CaddyfileWriter.CrowdSecKey],
            },
        });
        caddyfile.DependsOn.AddRange(certificates);
        folder.Add(caddyfile);
        Mounts.Add(folder.At(CaddyfileWriter.Folder));
        if (TcpRoutes.Count > 0 && !Build.Has(CaddyModules.Layer4))
        {
            var stream = stack.Add(new ConfigFile("stream.conf", Value.Late(() => NginxStreamWriter.WriteAlone(this))));
            Mounts.Add(stream.At("/etc/nginx/stream.conf"));
        }

        AddErrorPages(stack, CaddyfileWriter.ErrorFolder);
        foreach (var volume in Sites.Select(site => CertificatesOf(site).Volume).OfType<Volume>().Distinct())
        {
            Mounts.Add(volume.At("/etc/letsencrypt", Access.ReadOnly));
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

    internal override IEnumerable<Finding> Objections() => CaddyObjections.Of(this);

    internal Finding Cannot(string what, string mend) => Unsayable(what, mend);

    private List<ConfigFile> AddCertificates(ContainerStack stack, ConfigFolder folder)
    {
        var files = new List<ConfigFile>();
        foreach (var site in Sites.Where(site => site.IsEncrypted))
        {
            if (CertificatesOf(site) is { Chain: { } chain, Key: { } key })
            {
                files.Add(stack.Add(new ConfigFile($"{site.FileName}.crt", chain)));
                files.Add(stack.Add(new ConfigFile($"{site.FileName}.key", key) { Mode = "0600" }));
            }
        }

        files.ForEach(folder.Add);
        return files;
    }
}
