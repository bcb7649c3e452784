namespace Fleet;

/// <summary>Writes an edge as a Caddyfile, in the layout <c>caddy fmt</c> gives it.</summary>
internal static class CaddyfileWriter
{
    public const string ErrorFolder = "/srv/errors";
    public const string LogFolder = "/var/log/caddy";

    /// <summary>The environment variable with the bouncer's key, so that the file itself holds no secret.</summary>
    public const string CrowdSecKey = "CROWDSEC_API_KEY";

    public static Value Write(CaddyEdge edge)
    {
        var text = new ValueWriter();
        text.Block("", () => WriteGlobal(edge, text));
        foreach (var site in edge.Sites)
        {
            text.Line("");
            text.Block(site.Name, () => WriteSite(edge, site, text));
        }

        return text.ToValue();
    }

    private static void WriteGlobal(CaddyEdge edge, ValueWriter text)
    {
        if (edge.Certificates.Mail is { } mail)
        {
            text.Line($"email {mail}");
        }
        else
        {
            text.Line("skip_install_trust");
        }

        // Clients that ask by address send no server name, and are to get a certificate all the same.
        if (edge.Sites.FirstOrDefault() is { } first)
        {
            text.Line($"default_sni {first.Name}");
        }

        if (edge.CrowdSec is { } crowdSec && edge.Build.Has(CaddyModules.CrowdSec))
        {
            text.Block("crowdsec", () =>
            {
                text.Line($"api_url {crowdSec.Engine.Url}");
                text.Line($"api_key {{env.{CrowdSecKey}}}");
                text.Line($"ticker_interval {(int)crowdSec.Poll.TotalSeconds}s");
            });
        }

        if (edge.TcpRoutes.Count > 0 && edge.Build.Has(CaddyModules.Layer4))
        {
            text.Block("layer4", () =>
            {
                foreach (var route in edge.TcpRoutes)
                {
                    text.Block($":{route.Listen}", () => text.Block("route", () =>
                        text.Line($"proxy {route.Target.HostAndPort}")));
                }
            });
        }
    }

    private static void WriteSite(CaddyEdge edge, Site site, ValueWriter text)
    {
        if (edge.Certificates.Mail is null)
        {
            text.Line("tls internal");
        }
        else
        {
            text.Block("tls", () => text.Block("issuer acme", () => text.Line("disable_http_challenge")));
        }

        if (edge.AccessLog is not null)
        {
            text.Block("log", () =>
            {
                text.Line($"output file {LogFolder}/access.log");
                text.Line("format json");
            });
        }

        if (site.Headers.Count > 0)
        {
            text.Block("header", () =>
            {
                foreach (var (name, value) in site.Headers)
                {
                    text.Line($"{name} \"{value}\"");
                }

                text.Line("-Server");
            });
        }

        // A route block keeps the order it is written in; outside of one Caddy would sort by its own rules.
        text.Block("route", () =>
        {
            WriteGuards(edge, site, text);
            WriteRoutes(site, text);
        });
        WriteErrors(edge, text);
    }

    private static void WriteGuards(CaddyEdge edge, Site site, ValueWriter text)
    {
        if (edge.CrowdSec is not null && edge.Build.Has(CaddyModules.CrowdSec))
        {
            text.Line("crowdsec");
        }

        if (site.RateLimit is { } limit && edge.Build.Has(CaddyModules.RateLimit))
        {
            text.Block("rate_limit", () => text.Block("zone per_address", () =>
            {
                text.Line("key {remote_host}");
                text.Line($"events {limit.Requests}");
                text.Line($"window {(int)limit.Window.TotalSeconds}s");
            }));
        }
    }

    private static void WriteRoutes(Site site, ValueWriter text)
    {
        var number = 0;
        foreach (var (patterns, route) in Grouped(site))
        {
            var matcher = "";
            if (patterns is not ["/*"])
            {
                matcher = $" @{++number}";
                text.Line($"@{number} path {string.Join(' ', patterns)}");
            }

            text.Block($"handle{matcher}", () =>
            {
                if (route.Methods.Count > 0)
                {
                    text.Line($"@refused not method {string.Join(' ', route.Methods)}");
                    text.Line("error @refused 405");
                }

                text.Line($"reverse_proxy {route.Target.HostAndPort}");
            });
        }
    }

    /// <summary>Neighbours in the order of trying that belong to one route share a block.</summary>
    private static List<(List<string> Patterns, Route Route)> Grouped(Site site)
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

    private static void WriteErrors(CaddyEdge edge, ValueWriter text)
    {
        if (edge.ErrorPages.Count == 0)
        {
            return;
        }

        text.Block("handle_errors", () =>
        {
            text.Line($"root * {ErrorFolder}");
            text.Line("@page file /{err.status_code}.html");
            text.Block("handle @page", () =>
            {
                text.Line("rewrite * /{err.status_code}.html");
                text.Line("file_server");
            });
            text.Block("handle", () => text.Line("respond \"{err.status_code} {err.status_text}\""));
        });
    }
}
