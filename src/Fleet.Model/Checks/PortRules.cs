namespace Fleet;

/// <summary>What is published where, and whether it may be.</summary>
internal static class PortRules
{
    public static IEnumerable<Finding> PortsAreInRange(FleetModel fleet) =>
        from member in fleet.Members
        from endpoint in member.Offered
        from port in new[] { endpoint.ContainerPort, endpoint.HostPort ?? endpoint.ContainerPort }.Distinct()
        where port is < 1 or > 65535
        select Finding.Error(
            "port-range", member, $"the port {port} of '{endpoint.Name}' does not exist",
            "Ports are 1 to 65535");

    public static IEnumerable<Finding> HostPortsAreFree(FleetModel fleet)
    {
        foreach (var host in fleet.Hosts)
        {
            var taken = new List<Endpoint>();
            foreach (var endpoint in host.Stacks.SelectMany(stack => stack.Members)
                         .SelectMany(member => member.Offered)
                         .Where(endpoint => endpoint.HostPort is not null))
            {
                if (taken.Find(other => Collide(other, endpoint)) is { } rival)
                {
                    yield return Finding.Error(
                        "port-taken", endpoint.Listener!,
                        $"port {endpoint.HostPort} on '{host.Id}' is already published by '{rival.Listener!.Path}'",
                        "Remove one of them or choose another port");
                }

                taken.Add(endpoint);
            }
        }
    }

    public static IEnumerable<Finding> PublicationMatchesExposure(FleetModel fleet) =>
        from member in fleet.Members
        from endpoint in member.Offered
        where !Allows(member.OpenTo, endpoint.Binding) && !IsUpToTheUnit(endpoint)
        select Finding.Error(
            "exposure", member,
            $"it is declared {member.OpenTo} and publishes port {endpoint.HostPort} {Where(endpoint.Binding)}",
            "Declare another Exposure or publish it elsewhere");

    public static IEnumerable<Finding> ExposureIsWithinTheHosts(FleetModel fleet) =>
        from member in fleet.Members
        where Breadth(member.OpenTo) > Breadth(member.Host!.WidestExposure)
        select Finding.Error(
            Rules.ExposureBeyondHost.Id, member,
            $"it is declared {member.OpenTo}, and '{member.Host!.Id}' allows {member.Host.WidestExposure} at most",
            "Declare a narrower Exposure, or put it on another host");

    public static IEnumerable<Finding> PublicPortsAreAllowed(FleetModel fleet) =>
        from member in fleet.Members
        let host = member.Host!
        where host.PublicPorts is not null
        from endpoint in member.Offered
        where endpoint.Binding == Publish.Everywhere && !IsUpToTheUnit(endpoint) && !host.PublicPorts!.Contains(endpoint.HostPort!.Value)
        select Finding.Error(
            "port-forbidden", member,
            $"'{host.Id}' does not let port {endpoint.HostPort} be published to everyone",
            $"Its public ports are {string.Join(", ", host.PublicPorts!)}: publish one of these or extend them");

    public static IEnumerable<Finding> PublishedAddressesAreKnown(FleetModel fleet) =>
        from member in fleet.Members
        let host = member.Host!
        where host.IsOwned && host.Place is not null
        from endpoint in member.Offered
        where endpoint.HostPort is not null && string.IsNullOrEmpty(endpoint.HostAddress)
        select Finding.Error(
            "address-missing", member,
            $"port {endpoint.HostPort} is published on the overlay address of '{host.Id}', which is not known",
            "Add overlay to the host's entry in fleet:hosts");

    // Where a unit listens is in its own configuration, unless it is said here.
    private static bool IsUpToTheUnit(Endpoint endpoint) => endpoint is { Publish: Publish.Nowhere, Listener: SystemdService };

    private static bool Collide(Endpoint one, Endpoint other) =>
        one.HostPort == other.HostPort && one.Protocol == other.Protocol
        && (one.Binding == Publish.Everywhere || other.Binding == Publish.Everywhere || one.Binding == other.Binding);

    private static bool Allows(Exposure exposure, Publish publish) => publish switch
    {
        Publish.Nowhere => true,
        Publish.Loopback => exposure is not Exposure.Internal,
        Publish.Overlay => exposure is Exposure.Overlay or Exposure.Protected or Exposure.Public,
        Publish.HostAddress => exposure is Exposure.Protected or Exposure.Public,
        Publish.Everywhere => exposure is Exposure.Public,
    };

    private static int Breadth(Exposure exposure) => exposure switch
    {
        Exposure.Internal => 0,
        Exposure.Loopback => 1,
        Exposure.Overlay => 2,
        Exposure.Protected => 3,
        Exposure.Public => 4,
    };

    private static string Where(Publish publish) => publish switch
    {
        Publish.Nowhere => "nowhere",
        Publish.Everywhere => "to everyone",
        Publish.Loopback => "on loopback",
        Publish.HostAddress => "on the host's address",
        Publish.Overlay => "on the overlay",
    };
}
