namespace Fleet;

/// <summary>What crosses from one host to another names its transport; what does not shares a network.</summary>
internal static class LinkRules
{
    public static IEnumerable<Finding> OtherHostsAreLinked(FleetModel fleet)
    {
        foreach (var member in fleet.Members)
        {
            foreach (var (where, endpoint) in Foreign(member))
            {
                if (member.Links.All(link => link.To != endpoint))
                {
                    yield return Finding.Error(
                        "link-missing", member,
                        $"{where} uses '{endpoint.Name}' of '{endpoint.Listener!.Path}', which is on another host",
                        "Declare a Link to it and name its transport: Overlay, PrivateNetwork or Route");
                }
            }

            foreach (var link in member.Links.Where(link => link.Over is null))
            {
                yield return Finding.Error(
                    "link-transport", member,
                    $"its link to '{link.To.Name}' of '{link.To.Listener?.Path ?? link.To.External?.Name}' names no transport",
                    "Name one: Overlay, PrivateNetwork or Route");
            }
        }
    }

    public static IEnumerable<Finding> TransportsLeadThere(FleetModel fleet) =>
        from member in fleet.Members
        from link in member.Links
        where link.To.Listener is not null
        let objection = link.Over?.Objection(link.To)
        where objection is not null
        select Finding.Error(
            "link-transport", member,
            $"its link to '{link.To.Listener!.Path}' does not lead there, since {objection.Value.Reason}",
            objection.Value.Mend);

    public static IEnumerable<Finding> LinkedAddressesAreKnown(FleetModel fleet) =>
        from member in fleet.Members
        where member.Host!.IsOwned
        from link in member.Links
        from missing in Missing(link)
        select Finding.Error(
            "address-missing", member,
            $"its link to '{link.To.Listener?.Path ?? link.To.External?.Name}' needs the {missing}, which is not known",
            "Add it to fleet:hosts: a stack knows its own hosts and the peers they talk to");

    public static IEnumerable<Finding> NeighboursShareANetwork(FleetModel fleet) =>
        from workload in fleet.Workloads
        from each in workload.Values
        from endpoint in each.Value.Endpoints.Distinct()
        let service = endpoint.Service
        where service is not null && service != workload && service.Host == workload.Host
            && !workload.IsOnHostNetwork && !service.IsOnHostNetwork && !SharesNetwork(workload, service)
            && !service.JoinedNetworks.Intersect(workload.JoinedNetworks).Any()
        select Finding.Error(
            "network-missing", workload,
            $"{each.Where} uses '{endpoint.Name}' of '{service.Path}', and the two share no network",
            "Let both join one");

    private static bool SharesNetwork(Workload one, Workload other) =>
        one is Service first && other is Service second && first.NetworkOwner == second.NetworkOwner;

    private static IEnumerable<(ValuePlace Where, Endpoint Endpoint)> Foreign(StackMember member) =>
        member.Values
            .SelectMany(each => each.Value.Endpoints.Distinct().Select(endpoint => (each.Where, endpoint)))
            .Where(each => each.endpoint.Listener is { Host: not null } listener && listener.Host != member.Host);

    private static IEnumerable<string> Missing(Link link)
    {
        if ((link.To.Listener is not null || link.To.External is not null) && link.View is { Host: null } view)
        {
            yield return view.Missing;
        }

        if (link.Over?.KnownName is { Host: { Place: null } host })
        {
            yield return $"address of '{host.Id}'";
        }
    }
}
