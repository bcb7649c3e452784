using System.Net;
using System.Text.RegularExpressions;

namespace Fleet;

/// <summary>What an edge is asked for.</summary>
internal static partial class EdgeRules
{
    [GeneratedRegex(@"^(\*\.)?([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\z")]
    private static partial Regex SiteName { get; }

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+.^_`|~-]+\z")]
    private static partial Regex Token { get; }

    [GeneratedRegex(@"^(/[A-Za-z0-9._~!$&'()+,;=:@-]+)+\z")]
    private static partial Regex Prefix { get; }

    public static IEnumerable<Finding> RoutesDoNotCollide(FleetModel fleet)
    {
        foreach (var edge in Edges(fleet))
        {
            foreach (var name in edge.Sites.GroupBy(site => site.Name).Where(same => same.Count() > 1))
            {
                yield return Finding.Error(
                    "site-taken", edge, $"the site '{name.Key}' is declared more than once",
                    "Put its routes together");
            }

            foreach (var site in edge.Sites)
            {
                foreach (var same in site.Ordered.GroupBy(each => each.Pattern).Where(same => same.Count() > 1))
                {
                    yield return Finding.Error(
                        "route-taken", edge, $"'{same.Key}' of '{site.Name}' leads to more than one endpoint",
                        "Remove one of the routes");
                }

                foreach (var (pattern, _) in site.Ordered.Where(each => !IsPattern(each.Pattern)))
                {
                    yield return Finding.Error(
                        "route-malformed", edge, $"'{Shown(pattern)}' of '{site.Name}' is not a path pattern",
                        "Begin it with '/', and use '*' at the end only");
                }
            }
        }
    }

    /// <summary>Names, headers and methods end up in a configuration, where a stray character would say something else.</summary>
    public static IEnumerable<Finding> WordsAreWellFormed(FleetModel fleet)
    {
        foreach (var (edge, site) in Sites(fleet))
        {
            if (site.Name.Length > 0 && !FleetSettings.IsMissing(site.Name) && !SiteName.IsMatch(site.Name) && !IPAddress.TryParse(site.Name, out _))
            {
                yield return Finding.Error(
                    "site-malformed", edge, $"'{Shown(site.Name)}' is not the name of a site",
                    "Give a domain, with letters beyond ASCII in their xn-- form, or an address");
            }

            foreach (var (name, value) in site.AllHeaders)
            {
                if (!Token.IsMatch(name))
                {
                    yield return Finding.Error(
                        "header-malformed", edge, $"'{Shown(name)}' of '{site.Name}' is not the name of a header",
                        "Use letters, digits and dashes");
                }
                else if (value.Any(char.IsControl))
                {
                    yield return Finding.Error(
                        "header-malformed", edge, $"the header '{name}' of '{site.Name}' holds a line break or another control character",
                        "Write it in one line");
                }
            }

            foreach (var route in site.Routes)
            {
                foreach (var method in route.Methods.Where(method => !Token.IsMatch(method)))
                {
                    yield return Finding.Error(
                        "method-malformed", edge, $"'{Shown(method)}' of '{site.Name}' is not a method",
                        "Write it as GET or POST");
                }

                if (route.StripPrefix is { } prefix && !Prefix.IsMatch(prefix))
                {
                    yield return Finding.Error(
                        "route-malformed", edge, $"'{Shown(prefix)}' of '{site.Name}' cannot be stripped from paths",
                        "Begin it with '/', and end it without one");
                }
            }

            foreach (var header in (site.ForwardAuth?.Headers ?? []).Where(header => !Token.IsMatch(header)))
            {
                yield return Finding.Error(
                    "header-malformed", edge, $"'{Shown(header)}' of '{site.Name}' is not the name of a header",
                    "Use letters, digits and dashes");
            }
        }

        foreach (var edge in Edges(fleet))
        {
            foreach (var status in edge.ErrorPages.Keys.Where(status => status is < 400 or > 599))
            {
                yield return Finding.Error(
                    "error-page", edge, $"it has an error page for {status}, which is no error",
                    "Give pages for 400 to 599");
            }
        }
    }

    public static IEnumerable<Finding> RoutesLeadToWebServices(FleetModel fleet) =>
        from each in Sites(fleet)
        from route in each.Site.Routes
        where route.Target.Scheme is not ("http" or "https") || route.Target.Protocol != PortProtocol.Tcp
        select Finding.Error(
            "route-protocol", each.Edge,
            $"a route of '{each.Site.Name}' leads to '{route.Target.Name}' of '{route.Target.Service?.Path}', which speaks '{route.Target.Scheme}'",
            "Use a TcpRoute, or set the endpoint's Scheme to http or https");

    public static IEnumerable<Finding> DomainsHaveCertificates(FleetModel fleet)
    {
        foreach (var (edge, site) in Sites(fleet))
        {
            var certificates = edge.CertificatesOf(site);
            if (site.IsEncrypted && !certificates.Covers(site.Name))
            {
                yield return Finding.Error(
                    "domain-without-certificate", edge,
                    $"its certificate is for {Quoted(certificates.Names)}, which leaves out '{site.Name}'",
                    "Add the name, or give the site Certificates of its own");
            }
        }
    }

    public static IEnumerable<Finding> CertificatesHaveDomains(FleetModel fleet) =>
        from edge in Edges(fleet)
        from certificates in edge.Sites.Select(edge.CertificatesOf).Append(edge.Certificates).Distinct()
        from name in certificates.Names
        where !edge.Sites.Any(site => site.IsEncrypted && edge.CertificatesOf(site) == certificates
            && certificates.Covering(site.Name) == name)
        select Finding.Warning(
            "certificate-without-domain", edge, $"it has a certificate for '{name}', which no site of it needs",
            "Remove the name or declare the site");

    public static IEnumerable<Finding> WhatIsAskedForCanBeSaid(FleetModel fleet) =>
        Edges(fleet).SelectMany(edge => edge.Objections());

    private static IEnumerable<EdgeProxy> Edges(FleetModel fleet) => fleet.Members.OfType<EdgeProxy>();

    private static IEnumerable<(EdgeProxy Edge, Site Site)> Sites(FleetModel fleet) =>
        Edges(fleet).SelectMany(edge => edge.Sites.Select(site => (edge, site)));

    private static bool IsPattern(string pattern) => PathPattern.IsMatch(pattern);

    [GeneratedRegex(@"^/[A-Za-z0-9/._~!$&'()+,;=:@-]*\*?\z")]
    private static partial Regex PathPattern { get; }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    /// <summary>A text in one line.</summary>
    private static string Shown(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? '�' : letter));
}
