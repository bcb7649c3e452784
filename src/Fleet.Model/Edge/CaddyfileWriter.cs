namespace Fleet;

/// <summary>Writes an edge as a Caddyfile, in the layout <c>caddy fmt</c> gives it.</summary>
internal static class CaddyfileWriter
{
    public const string ErrorFolder = "/srv/errors";
    public const string LogFolder = "/var/log/caddy";
    public const string Folder = "/etc/caddy";
    public const string LiveFolder = "/etc/letsencrypt/live";

    /// <summary>The environment variable with the bouncer's key, so that the file itself holds no secret.</summary>
    public const string CrowdSecKey = "CROWDSEC_API_KEY";

    public static Value Write(CaddyEdge edge)
    {
        var text = new ValueWriter();
        text.Block("", () => WriteGlobal(edge, text));
        foreach (var site in edge.Sites)
        {
            if (site.IsEncrypted)
            {
                text.Line("");
                text.Block(site.Name, () => WriteSite(edge, site, isEncrypted: true, text));
            }

            if (!site.IsEncrypted || site.Tls.PlainRequests == PlainRequests.Served)
            {
                text.Line("");
                text.Block($"http://{site.Name}", () => WriteSite(edge, site, isEncrypted: false, text));
            }
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

    private static void WriteSite(CaddyEdge edge, Site site, bool isEncrypted, ValueWriter text)
    {
        if (isEncrypted)
        {
            WriteTls(edge.CertificatesOf(site), site, text);
        }

        if (edge.AccessLog is not null)
        {
            text.Block("log", () =>
            {
                text.Line($"output file {LogFolder}/access.log");
                text.Line("format json");
            });
        }

        if (site.AllHeaders is { Count: > 0 } headers)
        {
            text.Block("header", () =>
            {
                foreach (var (name, value) in headers)
                {
                    text.Line($"{name} {CaddyText.Quote(value)}");
                }

                text.Line("-Server");
            });
        }

        new CaddyRouteWriter(edge, site, text).Write();
        WriteErrors(edge, text);
    }

    private static void WriteTls(Certificates certificates, Site site, ValueWriter text)
    {
        var files = certificates switch
        {
            { Chain: not null } => $" {Folder}/{site.FileName}.crt {Folder}/{site.FileName}.key",
            { Volume: not null } => $" {LiveFolder}/{certificates.Kept(site)}/fullchain.pem {LiveFolder}/{certificates.Kept(site)}/privkey.pem",
            { Mail: null } => " internal",
            _ => "",
        };
        if (files.Length > 0 && site.Tls.Least == TlsVersion.Tls12)
        {
            text.Line($"tls{files}");
            return;
        }

        text.Block($"tls{files}", () =>
        {
            if (site.Tls.Least == TlsVersion.Tls13)
            {
                text.Line("protocols tls1.3");
            }

            if (files.Length == 0)
            {
                text.Block("issuer acme", () => text.Line("disable_http_challenge"));
            }
        });
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
