using System.Net;

namespace Fleet;

/// <summary>What is asked of a host must be what it is.</summary>
internal static class HostRules
{
    public static IEnumerable<Finding> KubernetesNodesHaveNoStacks(FleetModel fleet) =>
        from host in fleet.Hosts.OfType<KubernetesHost>()
        from stack in host.Stacks
        select Finding.Error(
            Rules.KubernetesStack.Id, stack, $"it is put on '{host.Id}', where Kubernetes runs the containers",
            "Put it on a host with Docker, or declare what runs in the cluster as an ExternalService that RunsOn it");

    public static IEnumerable<Finding> SocketsAreLocal(FleetModel fleet)
    {
        foreach (var host in fleet.Hosts)
        {
            var address = host.Place?.Address;
            if (host is LocalHost && address is not null)
            {
                yield return Finding.Error(
                    Rules.LocalSocket.Id, host, $"it is this machine, and its address is '{address}'",
                    "Remove its entry from fleet:hosts, or declare it a LinuxHost");
            }
            else if (host is not LocalHost && address is not null && (address.Contains('/') || IsLoopback(host.Place!)))
            {
                yield return Finding.Error(
                    Rules.LocalSocket.Id, host, $"its address '{address}' is this machine",
                    "Give the address of the other machine, or declare it a LocalHost");
            }
        }
    }

    public static IEnumerable<Finding> ClaimsAgree(FleetModel fleet)
    {
        foreach (var host in fleet.Hosts)
        {
            var declared = host.Workloads.OfType<Service>().Count() + fleet.Externals.Count(external => external.RunsOn == host);
            foreach (var claim in host.Claims.Where(claim => claim.Count != declared))
            {
                yield return Finding.Warning(
                    Rules.ClaimsDiffer.Id, host,
                    $"{claim.Source} says it runs {claim.Count} containers, and the fleet declares {declared}: "
                    + (claim.Count > declared ? $"{claim.Count - declared} are unlisted" : $"{declared - claim.Count} too many"),
                    "Declare what is missing, or correct the claim");
            }
        }

        foreach (var group in fleet.Groups.Where(group => group.ClaimedHosts is not null && group.ClaimedHosts != group.Hosts.Count))
        {
            yield return new Finding(
                FindingSeverity.Warning, Rules.GroupDiffers.Id, group.Name, $"Group '{group.Name}'",
                $"it is said to have {group.ClaimedHosts} hosts, and the fleet declares {group.Hosts.Count}",
                "Add what is missing, or correct the claim");
        }
    }

    public static IEnumerable<Finding> NamedHostsAreDeclared(FleetModel fleet)
    {
        foreach (var host in fleet.Hosts)
        {
            foreach (var (role, other) in new[] { ("parent", host.Parent), ("jump host", host.Access.JumpHost) })
            {
                if (other is not null && other.Fleet != fleet)
                {
                    yield return Finding.Error(
                        Rules.Undeclared.Id, host, $"its {role} '{other.Id}' is not declared", "Add it to the fleet");
                }
            }
        }

        foreach (var external in fleet.Externals.Where(external => external.RunsOn is { } host && host.Fleet != fleet))
        {
            yield return new Finding(
                FindingSeverity.Error, Rules.Undeclared.Id, external.Name, $"External '{external.Name}'",
                $"the host it runs on, '{external.RunsOn!.Id}', is not declared", "Add it to the fleet");
        }

        foreach (var host in fleet.Hosts.Where(host => host.Way.Contains(host)))
        {
            yield return Finding.Error(
                Rules.Cycle.Id, host, $"the way to it leads through {string.Join(", ", host.Way.Select(jump => $"'{jump.Id}'"))}",
                "Have the first of them reached directly");
        }

        foreach (var group in fleet.Groups)
        {
            foreach (var host in group.Hosts.Where(host => host.Fleet != fleet))
            {
                yield return new Finding(
                    FindingSeverity.Error, Rules.Undeclared.Id, group.Name, $"Group '{group.Name}'",
                    $"its host '{host.Id}' is not declared", "Add it to the fleet");
            }
        }
    }

    public static IEnumerable<Finding> ImagesRunThere(FleetModel fleet) =>
        from service in fleet.Workloads.OfType<Service>()
        let platform = service.Host!.Platform
        where service.Platform is not null && platform is not null
            && service.Platform != platform && !service.Platform.StartsWith(platform + "/", StringComparison.Ordinal)
        select Finding.Error(
            Rules.PlatformMismatch.Id, service,
            $"its image is for '{service.Platform}', and '{service.Host!.Id}' is '{platform}'",
            "Choose an image for that platform, or another host");

    public static IEnumerable<Finding> ResourcesAreThere(FleetModel fleet)
    {
        foreach (var service in fleet.Workloads.OfType<Service>())
        {
            if (service.Gpus is not null && service.Host!.Facts.Gpus.Count == 0)
            {
                yield return Finding.Error(
                    Rules.GpuMissing.Id, service, $"it asks for a GPU, and '{service.Host.Id}' is not known to have one",
                    "Name the GPU in the host's Facts, or choose another host");
            }

            if (service.Cpus is not null && service.Host is SynologyHost)
            {
                yield return Finding.Warning(
                    Rules.CpuQuota.Id, service, $"it has a limit of {service.Cpus.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)} processors, which the kernel of '{service.Host.Id}' may not know",
                    "Use CpuShares, which every kernel knows");
            }
        }
    }

    private static bool IsLoopback(HostAddress place) =>
        place.Port == 22 && (place.Address == "localhost" || IPAddress.TryParse(place.Address, out var address) && IPAddress.IsLoopback(address));
}
