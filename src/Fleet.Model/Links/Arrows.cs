namespace Fleet;

/// <summary>Collects what leads from one thing to another in a fleet, each pair of things once.</summary>
internal static class Arrows
{
    private const string WatchLabel = "watch (label-enabled)";

    public static IReadOnlyList<Arrow> Of(FleetModel fleet)
    {
        var linked = fleet.Members.SelectMany(member => member.Links).Select(link => link.Over).ToList();
        return
        [
            .. fleet.Members.SelectMany(member => Uses(member, linked))
                .Concat(fleet.Externals.SelectMany(Uses))
                .Concat(fleet.Workloads.SelectMany(workload => workload.Answers).SelectMany(Answering))
                .Concat(fleet.Relations.Select(relation => new Arrow(relation.From, relation.To, ArrowKind.Relation)
                {
                    Label = relation.Label,
                    Topic = relation.Topic,
                    IsTwoWay = relation.IsTwoWay,
                    Style = relation.Style,
                }))
                .DistinctBy(arrow => (arrow.From, arrow.To, arrow.Kind == ArrowKind.Relation ? (arrow.Topic, arrow.Label) : default)),
        ];
    }

    private static IEnumerable<Arrow> Uses(StackMember member, List<Transport?> linked)
    {
        foreach (var endpoint in member.Used.Where(endpoint => endpoint.Listener != member))
        {
            if (EndOf(endpoint) is { } end)
            {
                yield return Use(member, endpoint, end, linked);
            }
        }

        if (member is EdgeProxy edge)
        {
            var authorities = edge.Sites.Where(site => site.IsEncrypted).Select(site => edge.CertificatesOf(site).Authority).OfType<ExternalService>();
            foreach (var authority in authorities.Distinct())
            {
                var label = authority.Endpoints.Select(endpoint => edge.Purposes.GetValueOrDefault(endpoint)).FirstOrDefault();
                yield return new Arrow(member, authority, ArrowKind.Certificate) { Label = label };
            }
        }

        foreach (var (group, patterns) in (member as EdgeProxy)?.Sites
            .SelectMany(site => site.Ordered)
            .SelectMany(each => (each.Route.Target.Listener as Workload)?.Answers.Where(group => group.Paths.Contains(each.Pattern)) ?? [], (each, group) => (each.Pattern, group))
            .GroupBy(each => each.group, each => each.Pattern)
            .Select(same => (same.Key, same.ToList())) ?? [])
        {
            yield return new Arrow(member, group, ArrowKind.Answer) { Label = string.Join('\n', group.Paths.Where(patterns.Contains)) };
        }

        if (member is Workload { Image.ShortName: "watchtower" })
        {
            foreach (var watched in member.Host!.Workloads.OfType<Service>().Where(service => service.Update == UpdatePolicy.Watchtower))
            {
                yield return new Arrow(member, watched, ArrowKind.Watch) { Label = WatchLabel };
            }
        }
    }

    private static IEnumerable<Arrow> Answering(RouteGroup group) =>
        group.Reaches.Select(reached => new Arrow(group, reached.To, ArrowKind.Answer) { Label = reached.Label });

    private static IEnumerable<Arrow> Uses(ExternalService external) =>
        from endpoint in external.Uses
        let end = EndOf(endpoint)
        where end is not null
        select new Arrow(external, end, ArrowKind.Use)
        {
            Label = external.Purposes.GetValueOrDefault(endpoint),
            Endpoint = endpoint,
            IsTwoWay = endpoint.IsTwoWay,
        };

    private static Arrow Use(StackMember member, Endpoint endpoint, EdgeEnd end, List<Transport?> linked)
    {
        var routes = (member as EdgeProxy)?.Sites
            .SelectMany(site => site.Ordered, (site, each) => (Site: site, each.Pattern, each.Route))
            .Where(each => each.Route.Target == endpoint).ToList() ?? [];
        var open = routes.Where(each => !linked.OfType<SiteTransport>().Any(transport => transport.LeadsThrough(each.Site))).ToList();
        var layers = (member as EdgeProxy)?.TcpRoutes.Where(route => route.Target == endpoint).ToList() ?? [];
        return new Arrow(member, end, (routes.Count + layers.Count, open.Count) switch
        {
            (0, _) => ArrowKind.Use,
            (_, 0) when layers.All(route => linked.OfType<TcpTransport>().Any(transport => transport.LeadsThrough(route))) => ArrowKind.Passage,
            _ => ArrowKind.Route,
        })
        {
            Label = member.Purposes.GetValueOrDefault(endpoint)
                ?? (open.Count > 0 ? string.Join('\n', open.Select(each => each.Site.Name).Distinct()) : null),
            Style = member is InitJob ? ArrowStyle.Dashed : ArrowStyle.Solid,
            IsTwoWay = endpoint.IsTwoWay,
            Endpoint = endpoint,
            Link = member.Links.FirstOrDefault(link => link.To == endpoint),
        };
    }

    // What stands in for something is shown as that.
    private static EdgeEnd? EndOf(Endpoint endpoint) => (endpoint.External, endpoint.Listener) switch
    {
        ({ } external, _) => external,
        (null, { } listener) => listener,
        _ => null,
    };
}
