namespace Fleet;

/// <summary>Writes what is in the server of one site: limits, headers, error pages and locations.</summary>
internal sealed class NginxSiteWriter(EdgeProxy edge, Site site, int index, ValueWriter text)
{
    private const string ErrorPath = "/.fleet-errors/";

    /// <summary>The zones in which its requests are counted.</summary>
    public IEnumerable<(string Zone, RateLimit Limit)> Zones
    {
        get
        {
            if (site.RateLimit is { } limit)
            {
                yield return (SiteZone, limit);
            }

            foreach (var route in site.Routes.Where(route => route.RateLimit is not null))
            {
                yield return (RouteZone(route), route.RateLimit!);
            }
        }
    }

    private string SiteZone => $"site_{index + 1}";

    public void WriteBody()
    {
        WriteErrorPages();
        WriteHeaders();
        WriteLimit(SiteZone, site.RateLimit);
        if (edge is NginxEdge)
        {
            WriteProxyHeaders(null);
        }

        if (edge.ErrorPages.Count > 0)
        {
            text.Block($"location {ErrorPath}", () =>
            {
                text.Line("internal;");
                text.Line($"alias {NginxEdge.ErrorFolder}/;");
            });
        }

        if (site.ForwardAuth is { } auth)
        {
            WriteOutpost(auth);
        }

        foreach (var (pattern, route) in site.Ordered)
        {
            text.Block($"location {Location(pattern)}", () => WriteRoute(route));
        }

        if (site.Ordered.All(each => each.Pattern != "/*"))
        {
            text.Block("location /", () => text.Line("return 404;"));
        }
    }

    // Nginx Proxy Manager looks for the one for everything as it is usually written, without quotes.
    private static string Location(string pattern) => pattern switch
    {
        "/*" => "/",
        _ when pattern.EndsWith('*') => NginxText.Quote(pattern[..^1]),
        _ => $"= {NginxText.Quote(pattern)}",
    };

    private string RouteZone(Route route) => $"{SiteZone}_route_{site.Routes.IndexOf(route) + 1}";

    private void WriteRoute(Route route)
    {
        if (route.Methods.Count > 0)
        {
            text.Line($"if ($request_method !~ \"^(?:{string.Join('|', route.Methods.Select(NginxText.Pattern))})$\") {{ return 405; }}");
        }

        // A limit of its own would stand for that of the site, unless both are named.
        if (route.RateLimit is not null)
        {
            WriteLimit(SiteZone, site.RateLimit);
            WriteLimit(RouteZone(route), route.RateLimit);
        }

        WriteUpstream("upstream", route.Target);
        if (route.StripPrefix is { } prefix)
        {
            // Nothing of its kind is done after it, so the variable is set already.
            text.Line($"rewrite \"^{NginxText.Pattern(prefix)}/?(.*)$\" /$1 break;");
        }

        if (route.LargestBodyMiB is { } mebibytes)
        {
            text.Line($"client_max_body_size {mebibytes}m;");
        }

        if (route.Timeout is { } timeout)
        {
            text.Line($"proxy_read_timeout {(int)timeout.TotalSeconds}s;");
        }

        var isGuarded = site.ForwardAuth is not null && route.Access == RouteAccess.AsTheSite;
        if (isGuarded)
        {
            WriteGuard(site.ForwardAuth!);
        }

        if (site.ForwardAuth is { } auth)
        {
            WriteProxyHeaders(auth, isGuarded);
        }
        else if (edge is not NginxEdge)
        {
            WriteProxyHeaders(null);
        }

        text.Line("proxy_pass $upstream;");
    }

    /// <summary>A name in a variable is looked up when it is needed, not once when nginx starts.</summary>
    private void WriteUpstream(string variable, Endpoint target) =>
        text.Line($"set ${variable} \"{(target.Scheme == "https" ? "https" : "http")}://{target.HostAndPort}\";");

    private void WriteProxyHeaders(ForwardAuth? auth, bool isGuarded = false)
    {
        text.Line("proxy_set_header Host $host;");
        text.Line("proxy_set_header X-Real-IP $remote_addr;");

        // Not added to what the client sent, which may say anything.
        text.Line("proxy_set_header X-Forwarded-For $remote_addr;");
        text.Line("proxy_set_header X-Forwarded-Host $host;");
        text.Line("proxy_set_header X-Forwarded-Proto $scheme;");
        text.Line("proxy_set_header Upgrade $http_upgrade;");
        text.Line($"proxy_set_header Connection {(edge is NginxEdge ? "$connection_upgrade" : "$http_connection")};");
        foreach (var header in auth?.Headers ?? [])
        {
            text.Line($"proxy_set_header {header} {(isGuarded ? $"${Variable(header)}" : "\"\"")};");
        }
    }

    private void WriteGuard(ForwardAuth auth)
    {
        text.Line($"auth_request {ForwardAuth.Path}/auth/nginx;");
        WriteErrorPages("@goauthentik_proxy_signin");
        text.Line("auth_request_set $auth_cookie $upstream_http_set_cookie;");
        WriteHeaders("$auth_cookie");
        foreach (var header in auth.Headers)
        {
            text.Line($"auth_request_set ${Variable(header)} $upstream_http_{header.ToLowerInvariant().Replace('-', '_')};");
        }
    }

    private void WriteOutpost(ForwardAuth auth)
    {
        text.Block($"location {ForwardAuth.Path}", () =>
        {
            text.Line("proxy_set_header Host $host;");
            text.Line("proxy_set_header X-Original-URL $scheme://$http_host$request_uri;");
            text.Line("proxy_set_header X-Forwarded-For $remote_addr;");
            text.Line("proxy_set_header X-Forwarded-Host $host;");
            text.Line("proxy_set_header X-Forwarded-Proto $scheme;");
            WriteHeaders("$auth_cookie");
            text.Line("auth_request_set $auth_cookie $upstream_http_set_cookie;");
            text.Line("proxy_pass_request_body off;");
            text.Line("proxy_set_header Content-Length \"\";");
            WriteUpstream("outpost", auth.Outpost);
            text.Line("proxy_pass $outpost;");
        });
        text.Block("location @goauthentik_proxy_signin", () =>
        {
            text.Line("internal;");
            WriteHeaders("$auth_cookie");
            text.Line($"return 302 {ForwardAuth.Path}/start?rd=$request_uri;");
        });
    }

    /// <summary>Headers of a location stand for those of the server, so both are written together.</summary>
    private void WriteHeaders(string? cookie = null)
    {
        if (cookie is not null)
        {
            text.Line($"add_header Set-Cookie {cookie};");
        }

        // What the manager sends itself is not sent twice.
        foreach (var (name, value) in site.AllHeaders.Where(header => edge is NginxEdge || header.Key != Hsts.Header))
        {
            text.Line($"add_header {name} {NginxText.QuoteComplex(value)} always;");
            if (cookie is null)
            {
                text.Line($"proxy_hide_header {name};");
            }
        }
    }

    private void WriteErrorPages(string? signIn = null)
    {
        foreach (var status in edge.ErrorPages.Keys.Order())
        {
            text.Line($"error_page {status} {ErrorPath}{edge.Name}.{status}.html;");
        }

        if (signIn is not null)
        {
            text.Line($"error_page 401 = {signIn};");
        }
    }

    private void WriteLimit(string zone, RateLimit? limit)
    {
        if (limit is not null)
        {
            text.Line($"limit_req zone={zone}{NginxRate.Burst(limit)};");
        }
    }

    private static string Variable(string header) => $"auth_{header.ToLowerInvariant().Replace('-', '_')}";
}
