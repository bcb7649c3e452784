using Fleet.Document;

namespace Fleet.Diagrams;

/// <summary>What must not be, as arrows between the parts of a drawing that stand for it.</summary>
internal static class ForbiddenArrows
{
    /// <summary>What is forbidden in both directions is one line with two heads.</summary>
    public static IEnumerable<Arrow> Of(ModelDocument model, Diagram diagram)
    {
        var ids = diagram.All.Select(each => each.Id).ToHashSet();
        var pairs = (from edge in model.Forbidden
                     from start in Stands(model, edge.From).Where(ids.Contains)
                     from end in Stands(model, edge.To).Where(ids.Contains)
                     where start != end
                     select new Arrow(start, end) { Label = edge.Because, Line = ArrowStyle.Dotted, Forbidden = true }).Distinct().ToList();
        foreach (var (arrow, index) in pairs.Select((arrow, index) => (arrow, index)))
        {
            var back = pairs.FindIndex(other => other == arrow with { From = arrow.To, To = arrow.From });
            if (back < 0 || back > index)
            {
                yield return arrow with { BothWays = back > index };
            }
        }
    }

    /// <summary>The hosts, stacks and things outside that an end of a forbidden edge speaks of.</summary>
    public static IEnumerable<string> Stands(ModelDocument model, string end)
    {
        if (end.StartsWith("stage:", StringComparison.Ordinal))
        {
            var stage = end["stage:".Length..];
            var hosts = model.Hosts.Where(host => host.Stage == stage).Select(host => host.Id).ToList();
            return
            [
                .. hosts,
                .. model.Stacks.Where(stack => stack.Stage == stage && !hosts.Contains(stack.Host)).Select(stack => $"{stack.Host}/{stack.Name}"),
                .. model.Externals.Where(external => external.Stage == stage).Select(external => external.Name),
            ];
        }

        return end.StartsWith("group:", StringComparison.Ordinal)
            ? model.Groups.Where(group => group.Name == end["group:".Length..]).SelectMany(group => group.Hosts)
            : [end];
    }
}
