namespace Fleet;

/// <summary>What is promised must be there.</summary>
internal static class ResourceRules
{
    public static IEnumerable<Finding> MemoryFitsTheHost(FleetModel fleet)
    {
        foreach (var host in fleet.Hosts.Where(host => host.Facts.MemoryMiB is not null))
        {
            var promised = host.Stacks.SelectMany(stack => stack.Workloads).OfType<Service>()
                .Sum(service => service.MemoryMiB ?? 0);
            if (promised > host.Facts.MemoryMiB)
            {
                yield return Finding.Error(
                    "memory-promised", host,
                    $"its services may use {promised} MiB of memory, and it has {host.Facts.MemoryMiB} MiB",
                    "Lower their limits or move one of them");
            }
        }
    }

    public static IEnumerable<Finding> MemoryIsLimited(FleetModel fleet) =>
        from service in fleet.Workloads.OfType<Service>()
        where service.Host!.Facts.MemoryMiB is not null && service.MemoryMiB is null
        select Finding.Warning(
            Rules.MemoryUnlimited.Id, service,
            $"it has no memory limit, so that it can take all {service.Host!.Facts.MemoryMiB} MiB of '{service.Host.Id}'",
            "Set its MemoryMiB");
}
