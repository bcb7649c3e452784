namespace Fleet;

/// <content>Rules about edges.</content>
public static partial class Rules
{
    /// <summary>A site is declared once in an edge.</summary>
    public static Rule SiteTaken { get; } = Fixed(
        "site-taken", "A site is declared once in an edge.",
        "Half of its routes would be lost.");

    /// <summary>A pattern leads to one endpoint.</summary>
    public static Rule RouteTaken { get; } = Fixed(
        "route-taken", "A pattern leads to one endpoint.",
        "Which one would be chance.");

    /// <summary>Routes are path patterns.</summary>
    public static Rule RouteMalformed { get; } = Fixed(
        "route-malformed", "Routes are path patterns.",
        "The edge would refuse its configuration.");

    /// <summary>Sites have names a browser can ask for.</summary>
    public static Rule SiteMalformed { get; } = Fixed(
        "site-malformed", "Sites have names a browser can ask for.",
        "The edge would refuse its configuration.");

    /// <summary>Headers have proper names and values in one line.</summary>
    public static Rule HeaderMalformed { get; } = Fixed(
        "header-malformed", "Headers have proper names and values in one line.",
        "The edge would refuse its configuration, or say something else.");

    /// <summary>Methods are words such as GET.</summary>
    public static Rule MethodMalformed { get; } = Fixed(
        "method-malformed", "Methods are words such as GET.",
        "The edge would refuse its configuration.");

    /// <summary>Error pages are for errors.</summary>
    public static Rule ErrorPage { get; } = Fixed(
        "error-page", "Error pages are for errors.",
        "They would hide pages that are none.");

    /// <summary>A route of a site leads to something that speaks HTTP.</summary>
    public static Rule RouteProtocol { get; } = Fixed(
        "route-protocol", "A route of a site leads to something that speaks HTTP.",
        "It would answer every request with an error.");

    /// <summary>A site's certificate covers its name.</summary>
    public static Rule DomainWithoutCertificate { get; } = Error(
        "domain-without-certificate", "A site's certificate covers its name.",
        "Browsers would refuse it.");

    /// <summary>A certificate is for sites that there are.</summary>
    public static Rule CertificateWithoutDomain { get; } = Warning(
        "certificate-without-domain", "A certificate is for sites that there are.",
        "It would be renewed for nothing, or fail to.");

    /// <summary>The name of a site leads to its edge.</summary>
    public static Rule SiteUnfound { get; } = Warning(
        "site-unfound", "In a declared domain, the name of a site leads to its edge.",
        "Nobody would find it.");

    /// <summary>The entries of a name can stand together.</summary>
    public static Rule DnsClash { get; } = Error(
        "dns-clash", "A domain is declared once, and so is each entry; a name that is another's has no entry beside.",
        "No DNS could hold it.");

    /// <summary>An edge is asked only for what it can do.</summary>
    public static Rule EdgeUnsayable { get; } = Fixed(
        "edge-unsayable", "An edge is asked only for what it can do.",
        "Its configuration has no words for it.");

    /// <summary>What an edge is asked for is enforced.</summary>
    public static Rule EdgeNotEnforced { get; } = Warning(
        "edge-not-enforced", "What an edge is asked for is enforced.",
        "It would look safe and not be.");
}
