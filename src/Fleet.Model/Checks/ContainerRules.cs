namespace Fleet;

/// <summary>What a container is allowed to do, and whether it can be told that it works.</summary>
internal static class ContainerRules
{
    private static readonly string[] EngineSockets = ["/var/run/docker.sock", "/run/docker.sock", "/run/podman/podman.sock"];

    public static IEnumerable<Finding> ServicesHaveHealthChecks(FleetModel fleet) =>
        from service in fleet.Workloads.OfType<Service>()
        where service.HealthCheck is null or { IsTested: false }
        select Finding.Warning(
            Rules.HealthCheckMissing.Id, service,
            "it has no health check, and counts as ready as soon as its process is there",
            "Give it a HealthCheck, or waive the rule with the reason");

    public static IEnumerable<Finding> PrivilegesAreFew(FleetModel fleet)
    {
        foreach (var workload in fleet.Workloads)
        {
            var service = workload as Service;
            if (service?.Privileged == true)
            {
                yield return Finding.Warning(
                    Rules.Privileged.Id, workload, "it is privileged, so that whoever takes it over owns the host",
                    "Add the capabilities and devices it needs instead");
            }

            if (service?.NetworkMode == NetworkMode.Host)
            {
                yield return Finding.Warning(
                    Rules.HostNetwork.Id, workload, "it is in the host's network, where it reaches and shows every port",
                    "Join Docker networks and publish what is needed");
            }

            if (workload.User?.Split(':')[0] is "root" or "0")
            {
                yield return Finding.Warning(
                    Rules.RootUser.Id, workload, $"it runs as '{workload.User}'",
                    "Name a user without privileges, or leave it to an image that has one");
            }

            foreach (var mount in workload.Mounts.Where(mount => EngineSockets.Contains(mount.Source)))
            {
                yield return Finding.Warning(
                    Rules.DockerSocket.Id, workload,
                    $"it gets the engine's socket at '{mount.Target}', with which it can do everything on '{workload.Host!.Id}'",
                    "Put a proxy before the socket that lets through only what is needed");
            }
        }
    }

    public static IEnumerable<Finding> VolumesHaveOneWriter(FleetModel fleet)
    {
        var writers = from service in fleet.Workloads.OfType<Service>()
                      from mount in service.Mounts
                      where mount is { Volume: not null, Access: Access.ReadWrite }
                      select (mount.Volume, service);
        foreach (var volume in writers.GroupBy(each => each.Volume, each => each.service))
        {
            var all = volume.Distinct().ToList();
            if (all.Count > 1)
            {
                yield return Finding.Warning(
                    Rules.VolumeWriters.Id, volume.Key,
                    $"{string.Join(" and ", all.Select(service => $"'{service.Path}'"))} write to it",
                    "Mount it with Access.ReadOnly in all but one, or give each its own");
            }
        }
    }

    public static IEnumerable<Finding> MountsHaveTheirOwnTargets(FleetModel fleet) =>
        from workload in fleet.Workloads
        from target in workload.Mounts.GroupBy(mount => mount.Target.TrimEnd('/'))
        where target.Count() > 1
        select Finding.Error(
            Rules.MountTaken.Id, workload,
            $"{string.Join(" and ", target.Select(mount => $"'{mount.Source}'"))} are mounted at '{target.Key}'",
            "Give each a path of its own");

    public static IEnumerable<Finding> SharedNetworksAreTheOnlyOnes(FleetModel fleet) =>
        from service in fleet.Workloads.OfType<Service>()
        where service.NetworkOf is not null && (service.Networks.Count > 0 || service.NetworkMode != NetworkMode.Networks)
        select Finding.Error(
            Rules.NetworkShared.Id, service,
            $"it shares the network of '{service.NetworkOf!.Path}' and names another one",
            "Remove its Networks and NetworkMode, or its NetworkOf");

    public static IEnumerable<Finding> VariablesHaveNames(FleetModel fleet) =>
        from workload in fleet.Workloads
        from pair in workload.Environment
        where pair.Key.Length == 0 || pair.Key.AsSpan().ContainsAny("=\n\r\0")
        select Finding.Error(
            Rules.VariableMalformed.Id, workload,
            $"'{pair.Key.ReplaceLineEndings("\\n")}' is not the name of an environment variable",
            "Use letters, digits and underscores");

    public static IEnumerable<Finding> SchedulesCanHappen(FleetModel fleet) =>
        from job in fleet.Members.OfType<CronJob>()
        where job.Schedule.Problem is not null
        select Finding.Error(
            Rules.CronMalformed.Id, job, $"its schedule is wrong: {job.Schedule.Problem}",
            "Write minute, hour, day of the month, month and day of the week, or use Schedule.Daily and its like");
}
