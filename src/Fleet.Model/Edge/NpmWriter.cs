namespace Fleet;

/// <summary>Writes what the API of Nginx Proxy Manager takes: proxy hosts, and streams for layer-4 routes.</summary>
internal static class NpmWriter
{
    public static Value Write(NpmEdge edge)
    {
        var parts = new List<Value>();
        ConfigNode.Map(
            ("proxy_hosts", ConfigNode.List(edge.Sites.Select((site, index) => Host(edge, site, index)))),
            ("streams", ConfigNode.List(edge.TcpRoutes.Select(Stream)))).Write(parts, 0);
        parts.Add("\n");
        return Value.Join(parts);
    }

    /// <summary>
    /// What its form calls custom configuration. A location for everything in it takes the place of the manager's own.
    /// </summary>
    public static Value Advanced(NpmEdge edge, Site site, int index)
    {
        var text = new ValueWriter();
        new NginxSiteWriter(edge, site, index, text).WriteBody();
        return text.ToValue();
    }

    private static ConfigNode Host(NpmEdge edge, Site site, int index)
    {
        var target = site.Routes.FirstOrDefault(route => route.Patterns.Contains("/*"))?.Target;
        var certificates = edge.CertificatesOf(site);
        return ConfigNode.Map(
            ("domain_names", ConfigNode.List(site.Name)),
            ("forward_scheme", target?.Scheme == "https" ? "https" : "http"),
            ("forward_host", target?.Host ?? ""),
            ("forward_port", ConfigNode.Number(target?.Port ?? "0")),
            ("certificate", site.IsEncrypted ? certificates.Covering(site.Name) ?? site.Name : ""),
            ("ssl_forced", site.IsEncrypted && site.Tls.PlainRequests == PlainRequests.Redirected),
            ("http2_support", site.IsEncrypted),
            ("hsts_enabled", site.IsEncrypted && site.Tls.Hsts is not null),
            ("hsts_subdomains", site.Tls.Hsts is { Scope: not HstsScope.Site }),
            ("allow_websocket_upgrade", true),
            ("advanced_config", Advanced(edge, site, index)));
    }

    private static ConfigNode Stream(TcpRoute route) => ConfigNode.Map(
        ("incoming_port", route.Listen),
        ("forwarding_host", route.Target.Host),
        ("forwarding_port", ConfigNode.Number(route.Target.Port)),
        ("tcp_forwarding", route.Target.Protocol == PortProtocol.Tcp),
        ("udp_forwarding", route.Target.Protocol == PortProtocol.Udp));
}
