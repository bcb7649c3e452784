using Fleet;

namespace Stacks.Libnovel;

/// <summary>Which paths lead to which part of the application, and what answering them takes.</summary>
internal static class LibnovelRoutingView
{
    public static void Declare(FleetModel fleet, LibnovelExternals externals, StorageStack storage, AppStack app, EdgeStack edge) =>
        fleet.Add(new View("api-routing", LibnovelFleet.System)
        {
            Direction = DrawingDirection.Right,
            Kinds = { "answer", "route", "use" },
            Parts =
            {
                new ViewNode("browser", externals.Browser.Title!, externals.Browser) { Shape = Shape.Person, Fill = "#fff9e6" },
                new ViewNode("caddy", $"Caddy {LibnovelViews.Ports(edge.Caddy.Https)}", edge.Caddy),
                Groups("sk", $"SvelteKit {LibnovelViews.Ports(app.Ui)}", app.UiService, app.UiService),
                Groups("be", $"Backend API {LibnovelViews.Ports(app.Backend)}", app.BackendService),
                LibnovelViews.StorageGroup(storage),
            },
            Labels = { new ViewLabel("sk", "storage/pocketbase") { LeftOut = "sessions are no route; the architecture shows them" } },
        });

    private static ViewGroup Groups(string id, string label, Service service, params EdgeEnd[] of)
    {
        var group = new ViewGroup(id, label, of) { Fill = "#eef3ff" };
        group.Parts.AddRange(service.Answers.Select(each => new ViewNode(
            each.Name, string.Join('\n', each.Routes.Prepend(each.Name).Concat(each.Note is { } note ? [$"({note})"] : [])), each)));
        return group;
    }
}
