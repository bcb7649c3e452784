namespace Fleet.Document;

/// <summary>Writes the routes of an edge as documents.</summary>
internal static class RouteWriter
{
    public static IEnumerable<RouteDocument> Write(EdgeProxy edge)
    {
        var linked = edge.Host!.Fleet!.Workloads.SelectMany(workload => workload.Links).Select(link => link.Over).ToList();
        return
        [
            .. from site in edge.Sites
               let certificates = edge.CertificatesOf(site)
               from each in site.Ordered
               select new RouteDocument
               {
                   Edge = edge.Path,
                   Kind = "http",
                   Site = site.Name,
                   Pattern = each.Pattern,
                   Methods = each.Route.Methods.OrNull(),
                   Target = each.Route.Target.Service?.Path ?? "",
                   TargetPort = each.Route.Target.ContainerPort,
                   Encrypted = site.IsEncrypted,
                   Certificate = site.IsEncrypted ? Word(certificates) : null,
                   Auth = each.Route.Access == RouteAccess.Open ? null : site.ForwardAuth?.Outpost.Listener?.Path,
                   RateLimit = Text(each.Route.RateLimit ?? site.RateLimit),
                   ForLinks = linked.OfType<SiteTransport>().Any(over => over.LeadsThrough(site)),
               },
            .. edge.TcpRoutes.Select(route => new RouteDocument
            {
                Edge = edge.Path,
                Kind = Words.Of(route.Target.Protocol),
                Listen = route.Listen,
                Target = route.Target.Service?.Path ?? "",
                TargetPort = route.Target.ContainerPort,
                ForLinks = linked.OfType<TcpTransport>().Any(over => over.LeadsThrough(route)),
            }),
        ];
    }

    private static string Word(Certificates certificates) => certificates switch
    {
        { NameService: not null } => "acme-dns",
        { Mail: not null } => "acme",
        { Volume: not null } => "kept",
        { Chain: not null } => "given",
        _ => "internal",
    };

    private static string? Text(RateLimit? limit) => limit is null
        ? null
        : FormattableString.Invariant($"{limit.Requests}/{(int)limit.Window.TotalSeconds}");
}
