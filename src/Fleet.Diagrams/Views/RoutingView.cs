using Fleet.Document;

namespace Fleet.Diagrams;

/// <summary>Draws which path of which site leads to which service, through whose login, and the ports that lead on below HTTP.</summary>
internal static class RoutingView
{
    public static Diagram Draw(ModelDocument model, string name)
    {
        var edges = model.Routes.Select(route => route.Edge).Distinct().ToList();
        var targets = model.Routes.Select(route => route.Target).Distinct().ToList();
        var asked = model.Routes.Select(route => route.Auth).OfType<string>().Distinct().Except(targets).ToList();
        return new Diagram(name)
        {
            LeadsRight = true,
            Parts =
            [
                .. edges.Select(edge => new Group(Id(edge), Label(model, edge)) { Fill = "#fff3e0", Parts = [.. Entries(model, edge)] }),
                .. targets.Concat(asked).Where(target => !edges.Contains(target)).Select(target => new Node(Id(target), Label(model, target)) { Fill = "#eef3ff" }),
            ],
            Arrows = [.. Leading(model).Concat(Asking(model)).Distinct()],
        };
    }

    private static IEnumerable<Part> Entries(ModelDocument model, string edge)
    {
        foreach (var site in model.Routes.Where(route => route.Edge == edge && route.Site is not null).GroupBy(route => route.Site!))
        {
            var first = site.First();
            var certificate = first.Encrypted ? $"https, certificate: {first.Certificate}" : "http";
            var paths = site.GroupBy(route => route.Target).Select(same => new Node(Id(same.Key), string.Join('\n', same.Select(Path))));
            yield return new Group(Id(site.Key), $"{site.Key}\n{certificate}") { Fill = "#ffffff", Parts = [.. paths] };
        }

        foreach (var route in model.Routes.Where(route => route.Edge == edge && route.Site is null))
        {
            yield return new Node(PortId(route), FormattableString.Invariant($":{route.Listen}/{route.Kind}"));
        }
    }

    private static IEnumerable<Arrow> Leading(ModelDocument model) => model.Routes.Select(route => new Arrow(Entry(route), Id(route.Target))
    {
        Label = FormattableString.Invariant($":{route.TargetPort}"),
    });

    private static IEnumerable<Arrow> Asking(ModelDocument model) =>
        from route in model.Routes
        where route.Auth is not null && route.Auth != route.Target
        select new Arrow(Entry(route), Id(route.Auth!)) { Label = "may this pass?", Line = ArrowStyle.Dashed };

    private static string Entry(RouteDocument route) => route.Site is { } site
        ? $"{Id(route.Edge)}/{Id(site)}/{Id(route.Target)}"
        : $"{Id(route.Edge)}/{PortId(route)}";

    private static string PortId(RouteDocument route) => FormattableString.Invariant($"port-{route.Listen}-{route.Kind}");

    private static string Path(RouteDocument route) => string.Join(' ', (route.Methods ?? []).Append(route.Pattern));

    // A path is the name of one thing here, not of things in each other.
    private static string Id(string path) => path.Replace('/', ' ');

    private static string Label(ModelDocument model, string path) =>
        model.Stacks.SelectMany(stack => stack.Services).FirstOrDefault(service => service.Path == path) is { } service
            ? $"{service.Title ?? service.Name}\n{path[..path.IndexOf('/', StringComparison.Ordinal)]}"
            : path;
}
