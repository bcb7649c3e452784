namespace Fleet;

/// <summary>What is outside of the fleet is found where it is used, and what is drawn is true.</summary>
internal static class ExternalRules
{
    public static IEnumerable<Finding> AddressedExternalsExist(FleetModel fleet) =>
        from name in fleet.Options.Externals.Keys
        where fleet.Externals.All(external => external.Name != name)
        select new Finding(
            FindingSeverity.Error, Rules.ExternalUnknown.Id, "fleet:externals", "Setting 'fleet:externals'",
            $"has an address for '{name}', which is not declared",
            Nearest.Hint(name, "declared externals", fleet.Externals.Select(external => external.Name)));

    public static IEnumerable<Finding> ExternalsHaveAddresses(FleetModel fleet) => fleet.Externals.All(external => external.Place is not null) ? [] :
        from member in fleet.Members
        where member.Host!.IsOwned
        from external in Addressed(member).Distinct()
        where external.Place is null
        select Finding.Error(
            Rules.AddressMissing.Id, member,
            $"it uses the external '{external.Name}', whose address is not known",
            external.RunsOn is { } host ? $"Add '{host.Id}' to fleet:hosts" : "Add it to fleet:externals, or declare its Address");

    public static IEnumerable<Finding> PlannedExternalsAreNotUsed(FleetModel fleet) => !fleet.Externals.Any(external => external.IsPlanned) ? [] :
        from member in fleet.Members
        from external in Outside(member.Used).Distinct()
        where external.IsPlanned
        select Finding.Error(
            Rules.ExternalPlanned.Id, member,
            $"it uses the external '{external.Name}', which is only planned",
            "Let it use something else until that is there");

    public static IEnumerable<Finding> WhatOutsidersUseIsPublished(FleetModel fleet) =>
        from external in fleet.Externals
        from endpoint in external.Uses
        where endpoint.Listener is not null && endpoint.Binding is Publish.Nowhere or Publish.Loopback
        select new Finding(
            FindingSeverity.Error, Rules.ExternalUnreached.Id, external.Name, $"External '{external.Name}'",
            $"it uses '{endpoint.Name}' of '{endpoint.Listener!.Path}', which no other machine can reach",
            "Publish the endpoint, or let it use the edge that stands before it");

    public static IEnumerable<Finding> PurposesAreOfArrows(FleetModel fleet)
    {
        var all = fleet.Members.Where(member => member.Purposes.Count > 0).Select(member => ((EdgeEnd)member, (IDrawn)member, member.Used))
            .Concat(fleet.Externals.Select(external => ((EdgeEnd)external, (IDrawn)external, external.Uses.AsEnumerable())));
        return from each in all
               from endpoint in each.Item2.Purposes.Keys.Except(each.Item3)
               where !(each.Item2 is EdgeProxy && endpoint.External is not null)
               select Finding.Error(
                   Rules.PurposeUnused.Id, each.Item1,
                   $"it says what it uses '{endpoint.Name}' of '{endpoint.Listener?.Path ?? endpoint.External?.Name}' for, and does not use it",
                   "Remove the words, or declare the use");
    }

    public static IEnumerable<Finding> FlowsAreBetweenTheirParticipants(FleetModel fleet) =>
        from flow in fleet.Flows
        from spoken in flow.Steps.SelectMany(step => step.Spoken).Distinct().Except(flow.Participants)
        select new Finding(
            FindingSeverity.Error, Rules.FlowParticipant.Id, flow.Name, $"Flow '{flow.Name}'",
            $"'{spoken.Name}' has a part in it and is not among its participants", "Add it to Participants");

    private static IEnumerable<ExternalService> Addressed(StackMember member) => Outside(
        member.Values.SelectMany(each => each.Value.Endpoints)
            .Concat((member as PostgresServer)?.Endpoint is { } server ? [server] : Enumerable.Empty<Endpoint>()));

    private static IEnumerable<ExternalService> Outside(IEnumerable<Endpoint> endpoints) =>
        endpoints.Where(endpoint => endpoint.Listener is null).Select(endpoint => endpoint.External).OfType<ExternalService>();
}
