namespace Fleet;

/// <summary>What belongs to different environments is kept apart, and so is what someone said must be.</summary>
internal static class StageRules
{
    public static IEnumerable<Finding> HostsBelongToOneStage(FleetModel fleet)
    {
        foreach (var host in fleet.Hosts)
        {
            var stages = host.Stacks.Where(stack => stack.Stage is not null).GroupBy(stack => stack.Stage!.Name).ToList();
            if (stages.Count > 1)
            {
                yield return Finding.Error(
                    Rules.StageMixed.Id, host,
                    "it has stacks of more than one environment: "
                    + string.Join(", ", stages.Select(stage => $"'{stage.Key}' ({string.Join(", ", stage.Select(stack => stack.Name))})")),
                    "Give each environment a host of its own");
            }
        }
    }

    public static IEnumerable<Finding> SecretsStayInTheirStage(FleetModel fleet)
    {
        var uses = from member in fleet.Members
                   where member.Stage is not null
                   from secret in member.Values.SelectMany(each => each.Value.Secrets).Distinct()
                   select (secret, member);
        foreach (var secret in uses.GroupBy(use => use.secret, use => use.member))
        {
            var first = secret.First();
            if (secret.FirstOrDefault(member => member.Stage != first.Stage) is { } other)
            {
                yield return Finding.Error(
                    Rules.SecretAcrossStages.Id, other,
                    $"it uses the secret '{secret.Key.Name}' in '{other.Stage}', and '{first.Path}' uses it in '{first.Stage}'",
                    "Declare a secret for each environment");
            }
        }
    }

    public static IEnumerable<Finding> ForbiddenEdgesAreNotThere(FleetModel fleet)
    {
        if (fleet.ForbiddenEdges.Count == 0)
        {
            yield break;
        }

        var uses = fleet.Connections.Select(each => new Arrow(each.From, each.Listener, ArrowKind.Use) { Endpoint = each.To });
        var outside = fleet.Externals.Count + fleet.Relations.Count > 0 ? fleet.Arrows.Where(IsOutside) : [];
        foreach (var use in uses.Concat(outside))
        {
            foreach (var edge in fleet.ForbiddenEdges.Where(edge => edge.From.Holds(use.From) && edge.To.Holds(use.To)))
            {
                yield return Finding.Error(
                    Rules.ForbiddenEdge.Id, use.From,
                    $"it {Does(use)}, and {edge.From.Name} must not use {edge.To.Name} ({edge.Because})",
                    "Let it use something else, or change what is forbidden");
            }
        }
    }

    // What has a listener in the fleet is among the connections.
    private static bool IsOutside(Arrow arrow) =>
        arrow.Kind == ArrowKind.Relation || arrow.From.Thing is ExternalService || arrow.Endpoint is { Listener: null };

    private static string Does(Arrow use) => use.Endpoint is { } endpoint
        ? $"uses '{endpoint.Name}' of {(use.To.Thing is ExternalService ? use.To.Name : $"'{use.To.Path}'")}"
        : $"is to do something with {use.To.Name}{(use.Label is null ? "" : $" ('{use.Label.ReplaceLineEndings(" ")}')")}";
}
