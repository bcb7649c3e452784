namespace Fleet;

/// <summary>What is published where, and whether it may be.</summary>
internal static class PortRules
{
    public static IEnumerable<Finding> PortsAreInRange(FleetModel fleet) =>
        from workload in fleet.Workloads
        from endpoint in workload.Endpoints
        from port in new[] { endpoint.ContainerPort, endpoint.HostPort ?? endpoint.ContainerPort }.Distinct()
        where port is < 1 or > 65535
        select Finding.Error(
            "port-range", workload, $"the port {port} of '{endpoint.Name}' does not exist",
            "Ports are 1 to 65535");

    public static IEnumerable<Finding> HostPortsAreFree(FleetModel fleet)
    {
        foreach (var host in fleet.Hosts)
        {
            var taken = new List<Endpoint>();
            foreach (var endpoint in host.Stacks.SelectMany(stack => stack.Workloads)
                         .SelectMany(workload => workload.Endpoints)
                         .Where(endpoint => endpoint.HostPort is not null))
            {
                if (taken.Find(other => Collide(other, endpoint)) is { } rival)
                {
                    yield return Finding.Error(
                        "port-taken", endpoint.Service!,
                        $"port {endpoint.HostPort} on '{host.Id}' is already published by '{rival.Service!.Path}'",
                        "Remove one of them or choose another port");
                }

                taken.Add(endpoint);
            }
        }
    }

    public static IEnumerable<Finding> PublicationMatchesExposure(FleetModel fleet) =>
        from workload in fleet.Workloads
        let exposure = (workload as Service)?.Exposure ?? Exposure.Internal
        from endpoint in workload.Endpoints
        where !Allows(exposure, endpoint.Binding)
        select Finding.Error(
            "exposure", workload,
            $"it is declared {exposure} and publishes port {endpoint.HostPort} {Where(endpoint.Binding)}",
            "Declare another Exposure or publish it elsewhere");

    public static IEnumerable<Finding> ExposureIsWithinTheHosts(FleetModel fleet) =>
        from service in fleet.Workloads.OfType<Service>()
        where Breadth(service.Exposure) > Breadth(service.Host!.WidestExposure)
        select Finding.Error(
            Rules.ExposureBeyondHost.Id, service,
            $"it is declared {service.Exposure}, and '{service.Host!.Id}' allows {service.Host.WidestExposure} at most",
            "Declare a narrower Exposure, or put it on another host");

    public static IEnumerable<Finding> PublicPortsAreAllowed(FleetModel fleet) =>
        from workload in fleet.Workloads
        let host = workload.Host!
        where host.PublicPorts is not null
        from endpoint in workload.Endpoints
        where endpoint.Binding == Publish.Everywhere && !host.PublicPorts!.Contains(endpoint.HostPort!.Value)
        select Finding.Error(
            "port-forbidden", workload,
            $"'{host.Id}' does not let port {endpoint.HostPort} be published to everyone",
            $"Its public ports are {string.Join(", ", host.PublicPorts!)}: publish one of these or extend them");

    public static IEnumerable<Finding> PublishedAddressesAreKnown(FleetModel fleet) =>
        from workload in fleet.Workloads
        let host = workload.Host!
        where host.IsOwned && host.Place is not null
        from endpoint in workload.Endpoints
        where endpoint.HostPort is not null && string.IsNullOrEmpty(endpoint.HostAddress)
        select Finding.Error(
            "address-missing", workload,
            $"port {endpoint.HostPort} is published on the overlay address of '{host.Id}', which is not known",
            "Add overlay to the host's entry in fleet:hosts");

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
