namespace Fleet;

/// <summary>What an edge is asked for.</summary>
internal static class EdgeRules
{
    public static IEnumerable<Finding> RoutesDoNotCollide(FleetModel fleet)
    {
        foreach (var edge in fleet.Members.OfType<CaddyEdge>())
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
                        "route-malformed", edge, $"'{pattern}' of '{site.Name}' is not a path pattern",
                        "Begin it with '/', and use '*' at the end only");
                }
            }
        }
    }

    public static IEnumerable<Finding> WhatIsAskedForIsEnforced(FleetModel fleet) =>
        fleet.Members.OfType<CaddyEdge>().SelectMany(edge => edge.Unenforced());

    private static bool IsPattern(string pattern) =>
        pattern.StartsWith('/') && !pattern[..^1].Contains('*') && !pattern.Any(char.IsWhiteSpace);
}
