namespace Fleet;

/// <summary>What a member uses must be there, and must not wait for it.</summary>
internal static class DependencyRules
{
    public static IEnumerable<Finding> EverythingUsedIsDeclared(FleetModel fleet)
    {
        foreach (var member in fleet.Members)
        {
            foreach (var missing in Used(member).Where(used => !Knows(fleet, used)).Distinct())
            {
                yield return Finding.Error(
                    "undeclared", member,
                    $"it uses {missing.Noun.ToLowerInvariant()} '{missing.Name}', which is in no stack of this fleet",
                    "Add it to a stack");
            }
        }

        var declared = fleet.Secrets.ToHashSet();
        foreach (var member in fleet.Members)
        {
            foreach (var secret in member.Values.SelectMany(each => each.Value.Secrets).Where(each => !declared.Contains(each)).Distinct())
            {
                yield return Finding.Error(
                    "undeclared", member, $"it uses the secret '{secret.Name}', which is not declared",
                    "Add it to the fleet");
            }

            foreach (var endpoint in Endpoints(member).Where(endpoint => endpoint is { Listener: null, External: null }).Distinct())
            {
                yield return Finding.Error(
                    "undeclared", member, $"it uses the endpoint '{endpoint.Name}', which no service listens on",
                    "Add it to the Endpoints of a service");
            }
        }
    }

    public static IEnumerable<Finding> UsedThingsAreOnTheSameHost(FleetModel fleet) =>
        from workload in fleet.Workloads
        from used in Attached(workload).Distinct()
        where Knows(fleet, used) && used.Host != workload.Host
        select Finding.Error(
            "other-host", workload,
            $"it uses {used.Noun.ToLowerInvariant()} '{used.Path}', which is on another host",
            "Declare one on its own host");

    public static IEnumerable<Finding> NothingWaitsForItself(FleetModel fleet)
    {
        var done = new HashSet<StackMember>();
        foreach (var member in fleet.Members)
        {
            if (Cycle(member, [], done) is { } cycle)
            {
                yield return Finding.Error(
                    "cycle", cycle[0],
                    $"it waits for itself: {string.Join(" → ", cycle.Append(cycle[0]).Select(each => each.Path))}",
                    "Remove one of these dependencies");
            }
        }
    }

    private static List<StackMember>? Cycle(StackMember member, List<StackMember> path, HashSet<StackMember> done)
    {
        var start = path.IndexOf(member);
        if (start >= 0)
        {
            return path[start..];
        }

        if (!done.Add(member))
        {
            return null;
        }

        path.Add(member);
        var found = member.Prerequisites.Select(next => Cycle(next, path, done)).FirstOrDefault(cycle => cycle is not null);
        path.Remove(member);
        return found;
    }

    private static IEnumerable<StackMember> Used(StackMember member) =>
        member is Workload workload ? [.. member.Prerequisites, .. Attached(workload)] : member.Prerequisites;

    private static IEnumerable<StackMember> Attached(Workload workload) =>
    [
        .. workload.Networks,
        .. workload.Mounts.Select(mount => mount.Volume).OfType<StackMember>(),
        .. workload.Mounts.SelectMany(mount => mount.Files),
        .. workload.Mounts.Select(mount => mount.Place).OfType<StackMember>(),
    ];

    private static IEnumerable<Endpoint> Endpoints(StackMember member) =>
        member.Values.SelectMany(each => each.Value.Endpoints).Concat(member.Links.Select(link => link.To));

    private static bool Knows(FleetModel fleet, StackMember member) => member.Host?.Fleet == fleet;
}
