using Fleet.Document;

namespace Fleet.Diagrams;

/// <summary>Writes what a fleet consists of as texts. The same document gives the same bytes.</summary>
public static class FleetReports
{
    /// <summary>
    /// Tables in Markdown: hosts, services, domains, logins, ports, exposure, volumes, databases, backups, connections and findings.
    /// </summary>
    /// <exception cref="DrawingException">There is no such system or host.</exception>
    public static string Markdown(ModelDocument model, string? system = null, string? host = null) =>
        MarkdownReport.Write(Belonging.Only(model, system, host), host ?? system ?? "The fleet");

    /// <summary>What of a model is about a system or a host, with what that deals with; all of it when neither is named.</summary>
    /// <exception cref="DrawingException">There is no such system or host.</exception>
    public static ModelDocument Part(ModelDocument model, string? system, string? host) => Belonging.Only(model, system, host);

    /// <summary>Boxes that show which services run on which host.</summary>
    /// <exception cref="DrawingException">There is no such system or host.</exception>
    public static string Ascii(ModelDocument model, string? system = null, string? host = null)
    {
        var shown = Belonging.Only(model, system, host);
        return DistributionReport.Write(
            shown with { Hosts = [.. shown.Hosts.Where(each => (system is null || each.System == system) && (host is null || Belonging.Is(each, host)))] },
            $"{host ?? system ?? "The fleet"}: services by host");
    }
}
