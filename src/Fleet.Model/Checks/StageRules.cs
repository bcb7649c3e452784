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

        foreach (var connection in fleet.Connections)
        {
            foreach (var edge in fleet.ForbiddenEdges.Where(edge =>
                         edge.From.Holds(connection.From) && edge.To.Holds(connection.Listener)))
            {
                yield return Finding.Error(
                    Rules.ForbiddenEdge.Id, connection.From,
                    $"it uses '{connection.To.Name}' of '{connection.Listener.Path}', and {edge.From.Name} must not use {edge.To.Name} ({edge.Because})",
                    "Let it use something else, or change what is forbidden");
            }
        }
    }
}
