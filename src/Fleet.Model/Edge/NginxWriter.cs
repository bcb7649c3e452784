namespace Fleet;

/// <summary>Writes an edge as one <c>nginx.conf</c>.</summary>
internal static class NginxWriter
{
    /// <summary>The engine's own name server, asked again so that a replaced container is found at its new address.</summary>
    public const string Resolver = "resolver 127.0.0.11 valid=5s ipv6=off;";

    public static Value Write(NginxEdge edge)
    {
        var text = new ValueWriter();

        // Where modules are not built in, Debian loads them from here; the public image has no such folder.
        text.Line("include /etc/nginx/modules-enabled/*.conf;");
        text.Line("worker_processes auto;");
        text.Line("pid /run/nginx.pid;");
        text.Line("error_log stderr notice;");
        text.Block("events", () => text.Line("worker_connections 1024;"));
        text.Block("http", () => WriteHttp(edge, text));
        if (edge.TcpRoutes.Count > 0)
        {
            text.Block("stream", () => NginxStreamWriter.Write(edge, text));
        }

        return text.ToValue();
    }

    /// <summary>What the servers of all sites use, declared once.</summary>
    public static void WriteShared(EdgeProxy edge, ValueWriter text)
    {
        if (edge.Sites.SelectMany(site => site.AllHeaders).Any(header => header.Value.Contains('$')))
        {
            text.Block($"geo ${NginxText.Dollar}", () => text.Line("default \"$\";"));
        }

        foreach (var (zone, limit) in edge.Sites.SelectMany((site, index) => new NginxSiteWriter(edge, site, index, text).Zones))
        {
            text.Line($"limit_req_zone $binary_remote_addr zone={zone}:10m rate={NginxRate.Of(limit) ?? "1r/s"};");
        }
    }

    private static void WriteHttp(NginxEdge edge, ValueWriter text)
    {
        text.Line("include /etc/nginx/mime.types;");
        text.Line("default_type application/octet-stream;");
        text.Line("access_log /dev/stdout;");
        text.Line("server_tokens off;");
        text.Line("sendfile on;");
        text.Line(Resolver);
        text.Block("map $http_upgrade $connection_upgrade", () =>
        {
            text.Line("default upgrade;");
            text.Line("\"\" close;");
        });
        text.Line("proxy_http_version 1.1;");
        text.Line("limit_req_status 429;");
        WriteShared(edge, text);
        text.Block("server", () =>
        {
            text.Line($"listen 127.0.0.1:{NginxEdge.HealthPort};");
            text.Line("access_log off;");
            text.Line("return 204;");
        });
        var fallback = Fallback(edge);
        if (fallback is null)
        {
            text.Block("server", () => WriteRefusal(edge, text));
        }

        foreach (var (site, index) in edge.Sites.Select((site, index) => (site, index)))
        {
            var writer = new NginxSiteWriter(edge, site, index, text);
            if (site.IsEncrypted && site.Tls.PlainRequests == PlainRequests.Redirected)
            {
                text.Block("server", () => WriteRedirect(site, site == fallback, text));
            }

            text.Block("server", () =>
            {
                WriteListen(site, site == fallback, text);
                text.Line($"server_name {NginxText.Quote(site.Name)};");
                if (site.IsEncrypted)
                {
                    WriteTls(edge, site, text);
                }

                writer.WriteBody();
            });
        }
    }

    /// <summary>Who answers requests that name no site: one that is itself named by an address.</summary>
    private static Site? Fallback(NginxEdge edge) =>
        edge.Sites.FirstOrDefault(site => System.Net.IPAddress.TryParse(site.Name, out _));

    /// <summary>A name that no site has must not show some site's pages, as nginx would by itself.</summary>
    private static void WriteRefusal(NginxEdge edge, ValueWriter text)
    {
        text.Line("listen 80 default_server;");
        if (edge.Sites.Any(site => site.IsEncrypted))
        {
            text.Line("listen 443 ssl http2 default_server;");
            text.Line("ssl_reject_handshake on;");
        }

        text.Line("return 404;");
    }

    private static void WriteListen(Site site, bool isFallback, ValueWriter text)
    {
        var first = isFallback ? " default_server" : "";
        if (!site.IsEncrypted || site.Tls.PlainRequests == PlainRequests.Served)
        {
            text.Line($"listen 80{first};");
        }

        if (site.IsEncrypted)
        {
            text.Line($"listen 443 ssl http2{first};");
        }
    }

    private static void WriteRedirect(Site site, bool isFallback, ValueWriter text)
    {
        text.Line($"listen 80{(isFallback ? " default_server" : "")};");
        text.Line($"server_name {NginxText.Quote(site.Name)};");
        text.Line($"return 301 https://{(site.Name.StartsWith('*') ? "$host" : site.Name)}$request_uri;");
    }

    private static void WriteTls(NginxEdge edge, Site site, ValueWriter text)
    {
        var certificates = edge.CertificatesOf(site);
        var (chain, key) = certificates switch
        {
            { Chain: not null } => ($"{edge.Name}.{site.FileName}.crt", $"{edge.Name}.{site.FileName}.key"),
            { Volume: not null } => (Kept("fullchain.pem"), Kept("privkey.pem")),
            _ => ($"{edge.Name}.crt", $"{edge.Name}.key"),
        };

        // A relative path is seen from the folder of this file.
        text.Line($"ssl_certificate {NginxText.Quote(chain)};");
        text.Line($"ssl_certificate_key {NginxText.Quote(key)};");
        text.Line($"ssl_protocols {(site.Tls.Least == TlsVersion.Tls13 ? "TLSv1.3" : "TLSv1.2 TLSv1.3")};");
        text.Line("ssl_session_cache shared:tls:10m;");
        if (site.Tls.Ciphers is { } ciphers)
        {
            text.Line($"ssl_ciphers {NginxText.Quote(ciphers)};");
        }

        string Kept(string file) => $"{NginxEdge.LiveFolder}/live/{certificates.Kept(site)}/{file}";
    }
}
