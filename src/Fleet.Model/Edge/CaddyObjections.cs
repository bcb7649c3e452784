namespace Fleet;

/// <summary>What is asked of a Caddy that its build does not enforce, or its Caddyfile cannot say.</summary>
internal static class CaddyObjections
{
    public static IEnumerable<Finding> Of(CaddyEdge edge) => [.. NotEnforced(edge), .. Unsayable(edge)];

    private static IEnumerable<Finding> NotEnforced(CaddyEdge edge)
    {
        var limits = edge.Sites.SelectMany(site => site.Routes.Select(route => route.RateLimit).Prepend(site.RateLimit)
            .OfType<RateLimit>().Select(limit => (Site: site, Limit: limit)));
        foreach (var (site, limit) in limits.Where(_ => !edge.Build.Has(CaddyModules.RateLimit)))
        {
            yield return Finding.Warning(
                "edge-not-enforced", edge,
                $"its Caddy has no rate limit module, so {limit} on '{site.Name}' is not enforced",
                "Use a build with caddy-ratelimit where it matters");
        }

        if (edge.CrowdSec is not null && !edge.Build.Has(CaddyModules.CrowdSec))
        {
            yield return Finding.Warning(
                "edge-not-enforced", edge,
                "its Caddy has no CrowdSec bouncer, so addresses banned by CrowdSec are let in",
                "Use a build with the bouncer where it matters");
        }

        if (edge.Certificates.IsInternal)
        {
            yield return Finding.Warning(
                "edge-not-enforced", edge,
                "its certificates come from Caddy's own authority, which no client trusts by itself",
                "Use ACME where clients are not your own");
        }
    }

    private static IEnumerable<Finding> Unsayable(CaddyEdge edge)
    {
        foreach (var site in edge.Sites)
        {
            if (site.Tls.Ciphers is not null)
            {
                yield return edge.Cannot(
                    $"a Caddyfile cannot say the ciphers '{site.Tls.Ciphers}' of '{site.Name}' in OpenSSL's words",
                    "Leave them to Caddy, which offers strong ones only, or set Least to TlsVersion.Tls13");
            }

            if (edge.CertificatesOf(site) is { NameService: { } nameService })
            {
                yield return edge.Cannot(
                    $"no declared build of Caddy proves ownership through the name service '{nameService}', as '{site.Name}' asks",
                    "Use Certificates.Acme, or give the certificate with Certificates.Given");
            }

            foreach (var (name, _) in site.AllHeaders.Where(header => !CaddyText.CanSay(header.Value)))
            {
                yield return edge.Cannot(
                    $"the header '{name}' of '{site.Name}' holds a brace, or both a backtick and a backslash, which a Caddyfile cannot say",
                    "Send it from the service itself");
            }
        }

        foreach (var route in edge.TcpRoutes.Where(route =>
                     route.Target.Protocol == PortProtocol.Udp && !edge.Build.Has(CaddyModules.Layer4)))
        {
            yield return edge.Cannot(
                $"its Caddy has no layer-4 module, and the nginx beside it is asked for TCP only, not for UDP on port {route.Listen}",
                "Use a build with caddy-l4, or an NginxEdge");
        }
    }
}
