namespace Fleet;

/// <summary>What is asked of an nginx that its configuration cannot say, or that it does not give.</summary>
internal static class NginxObjections
{
    public static IEnumerable<Finding> Of(NginxEdge edge)
    {
        foreach (var site in edge.Sites)
        {
            var certificates = edge.CertificatesOf(site);
            if (site.IsEncrypted && certificates.Mail is not null)
            {
                yield return edge.Cannot(
                    $"nginx asks no authority for certificates, as '{site.Name}' wants it to",
                    "Use Certificates.KeptIn with the volume of an ACME client, or a CaddyEdge");
            }

            foreach (var limit in site.Routes.Select(route => route.RateLimit).Prepend(site.RateLimit)
                         .Where(limit => limit is not null && NginxRate.Of(limit) is null))
            {
                yield return edge.Cannot(
                    $"nginx counts a whole number of requests in a second or a minute, and cannot say {limit} on '{site.Name}'",
                    "Choose a window in which that is a whole number a minute");
            }
        }

        if (edge.Sites.Any(site => site.IsEncrypted && edge.CertificatesOf(site).IsInternal))
        {
            yield return Finding.Warning(
                "edge-not-enforced", edge, "its certificate is signed by itself, and no client trusts that by itself",
                "Use Certificates.KeptIn or Certificates.Given where clients are not your own");
        }
    }
}
