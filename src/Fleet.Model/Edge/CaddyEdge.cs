namespace Fleet;

/// <summary>
/// A Caddy that stands before the services of a host: sites with routes, layer-4 routes, certificates, rate limit,
/// security headers, error pages and the CrowdSec bouncer, rendered as a Caddyfile.
/// </summary>
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
        Mount(stack, new ConfigFile("Caddyfile", Value.Late(() => CaddyfileWriter.Write(this))), "/etc/caddy/Caddyfile");
        if (TcpRoutes.Count > 0 && !Build.Has(CaddyModules.Layer4))
        {
            Mount(stack, new ConfigFile("stream.conf", Value.Late(() => NginxStreamWriter.WriteAlone(this))), "/etc/nginx/stream.conf");
        }

        foreach (var (status, page) in ErrorPages.OrderBy(pair => pair.Key))
        {
            Mount(stack, new ConfigFile($"{status}.html", page), $"{CaddyfileWriter.ErrorFolder}/{status}.html");
        }

        foreach (var volume in Sites.Select(site => CertificatesOf(site).Volume).OfType<Volume>().Distinct())
        {
            Mounts.Add(volume.At("/etc/letsencrypt", Access.ReadOnly));
        }

        foreach (var site in Sites.Where(site => site.IsEncrypted && CertificatesOf(site).Chain is not null))
        {
            var (chain, key) = (CertificatesOf(site).Chain!, CertificatesOf(site).Key!);
            Mount(stack, new ConfigFile($"{site.FileName}.crt", chain), $"{CaddyfileWriter.CertificateFolder}/{site.FileName}.crt");
            Mount(
                stack,
                new ConfigFile($"{site.FileName}.key", key) { Mode = "0600" },
                $"{CaddyfileWriter.CertificateFolder}/{site.FileName}.key");
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

    private void Mount(ContainerStack stack, ConfigFile file, string target) => Mounts.Add(stack.Add(file).At(target));
}
