namespace Fleet;

/// <summary>What is asked of an Nginx Proxy Manager that it has no setting for.</summary>
internal static class NpmObjections
{
    public static IEnumerable<Finding> Of(NpmEdge edge)
    {
        if (edge.ErrorPages.Count > 0)
        {
            yield return edge.Cannot("Nginx Proxy Manager has no error pages of its own sites", "Remove them, or use an NginxEdge");
        }

        foreach (var site in edge.Sites)
        {
            if (site.RateLimit is not null || site.Routes.Any(route => route.RateLimit is not null))
            {
                yield return edge.Cannot(
                    $"a rate limit on '{site.Name}' needs a zone, which a proxy host of Nginx Proxy Manager cannot declare",
                    "Limit in the service behind, or use an NginxEdge");
            }

            if (site.IsEncrypted && (site.Tls.Ciphers is not null || site.Tls.Least == TlsVersion.Tls13))
            {
                yield return edge.Cannot(
                    $"Nginx Proxy Manager has the same versions and ciphers of TLS for all sites, and cannot say those of '{site.Name}'",
                    "Leave them as they are, or use an NginxEdge");
            }

            if (site.IsEncrypted && site.Tls.Hsts is { } hsts && (hsts.MaxAge != NpmEdge.HstsAge || hsts.Scope == HstsScope.Preload))
            {
                yield return edge.Cannot(
                    $"Nginx Proxy Manager tells browsers to remember HTTPS for {NpmEdge.HstsAge.TotalDays} days, and cannot say '{hsts}' on '{site.Name}'",
                    $"Use new Hsts(TimeSpan.FromDays({NpmEdge.HstsAge.TotalDays})), for the site or its subdomains");
            }

            var certificates = edge.CertificatesOf(site);
            if (site.IsEncrypted && (certificates.IsInternal || certificates.Volume is not null || certificates.Chain is not null))
            {
                yield return edge.Cannot(
                    $"Nginx Proxy Manager keeps certificates itself, and the one of '{site.Name}' comes from elsewhere",
                    "Use Certificates.Acme or Certificates.AcmeByDns");
            }

            if (site.Ordered.All(each => each.Pattern != "/*"))
            {
                yield return edge.Cannot(
                    $"a proxy host of Nginx Proxy Manager leads somewhere for every path, and '{site.Name}' has no route '/*'",
                    "Add one");
            }
        }
    }
}
