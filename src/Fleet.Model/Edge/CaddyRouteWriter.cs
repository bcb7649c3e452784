namespace Fleet;

/// <summary>Writes the routes of one site of a Caddyfile, with what guards them.</summary>
internal sealed class CaddyRouteWriter(CaddyEdge edge, Site site, ValueWriter text)
{
    private int _matchers;
    private int _zones;

    // A route block keeps the order it is written in; outside of one Caddy would sort by its own rules.
    public void Write() => text.Block("route", () =>
    {
        if (edge.CrowdSec is not null && edge.Build.Has(CaddyModules.CrowdSec))
        {
            text.Line("crowdsec");
        }

        WriteLimit(site.RateLimit, "per_address");
        if (site.ForwardAuth is { } auth)
        {
            foreach (var header in auth.Headers)
            {
                text.Line($"request_header -{header}");
            }

            text.Block($"handle {ForwardAuth.Path}/*", () => text.Line($"reverse_proxy {Upstream(auth.Outpost)}"));
        }

        foreach (var (patterns, route) in Grouped())
        {
            var matcher = "";
            if (patterns is not ["/*"])
            {
                matcher = $" @{++_matchers}";
                text.Line($"@{_matchers} path {string.Join(' ', patterns)}");
            }

            text.Block($"handle{matcher}", () =>
            {
                // Of itself Caddy would strip the prefix first, and the one who is asked would hear of another path.
                if (route.StripPrefix is not null && site.ForwardAuth is not null)
                {
                    text.Block("route", () => WriteRoute(route));
                }
                else
                {
                    WriteRoute(route);
                }
            });
        }
    });

    private void WriteRoute(Route route)
    {
        if (route.Methods.Count > 0)
        {
            text.Line($"@refused not method {string.Join(' ', route.Methods)}");
            text.Line("error @refused 405");
        }

        WriteLimit(route.RateLimit, $"route_{++_zones}");
        if (site.ForwardAuth is { } auth && route.Access == RouteAccess.AsTheSite)
        {
            text.Block($"forward_auth {Upstream(auth.Outpost)}", () =>
            {
                text.Line($"uri {ForwardAuth.Path}/auth/caddy");
                text.Line($"copy_headers {string.Join(' ', auth.Headers)}");
            });
        }

        if (route.StripPrefix is { } prefix)
        {
            text.Line($"uri strip_prefix {prefix}");
        }

        if (route.LargestBodyMiB is { } mebibytes)
        {
            text.Block("request_body", () => text.Line($"max_size {mebibytes}MiB"));
        }

        if (route.Timeout is { } timeout)
        {
            text.Block($"reverse_proxy {Upstream(route.Target)}", () => text.Block("transport http", () =>
                text.Line($"response_header_timeout {(int)timeout.TotalSeconds}s")));
        }
        else
        {
            text.Line($"reverse_proxy {Upstream(route.Target)}");
        }
    }

    private void WriteLimit(RateLimit? limit, string zone)
    {
        if (limit is null || !edge.Build.Has(CaddyModules.RateLimit))
        {
            return;
        }

        text.Block("rate_limit", () => text.Block($"zone {zone}", () =>
        {
            text.Line("key {remote_host}");
            text.Line($"events {limit.Requests}");
            text.Line($"window {(int)limit.Window.TotalSeconds}s");
        }));
    }

    private static Value Upstream(Endpoint target) =>
        target.Scheme == "https" ? Value.Join("https://", target.HostAndPort) : target.HostAndPort;

    /// <summary>Neighbours in the order of trying that belong to one route share a block.</summary>
    private List<(List<string> Patterns, Route Route)> Grouped()
    {
        var groups = new List<(List<string> Patterns, Route Route)>();
        foreach (var (pattern, route) in site.Ordered)
        {
            if (pattern != "/*" && groups.Count > 0 && groups[^1].Route == route)
            {
                groups[^1].Patterns.Add(pattern);
            }
            else
            {
                groups.Add(([pattern], route));
            }
        }

        return groups;
    }
}
