namespace Fleet.Document;

/// <summary>Writes the arrows of a model.</summary>
internal static class EdgeWriter
{
    public static IEnumerable<EdgeDocument> Write(FleetModel fleet) =>
    [
        .. fleet.Connections.Where(connection => connection.From is Workload or SystemdService).Select(Write),
        .. from edge in fleet.Members.OfType<EdgeProxy>()
           from route in RouteWriter.Write(edge)
           where !route.ForLinks
           group route.Pattern ?? $":{route.Listen}" by (edge.Path, route.Target, route.Site) into routes
           select new EdgeDocument
           {
               From = routes.Key.Path,
               To = routes.Key.Target,
               Kind = "route",
               Label = string.Join(' ', routes),
               Site = routes.Key.Site,
           },
    ];

    private static EdgeDocument Write(Connection connection) => new()
    {
        From = connection.From.Path,
        To = connection.Listener.Path,
        Kind = connection.From is InitJob ? "prepares" : "uses",
        Port = connection.To.Name,
        Transport = connection.Link?.Over?.Name,
        Via = connection.Link?.Over?.Edge?.Path,
    };
}
