namespace Fleet;

/// <summary>Whether what the policies want is there.</summary>
internal static class PolicyRules
{
    public static IEnumerable<Finding> WhatNeedsABackupHasOne(FleetModel fleet)
    {
        var covered = fleet.Policies.Backups.SelectMany(backup => backup.Covers).ToHashSet();
        return from member in fleet.Members
               where member is Volume { Origin: not Origin.Elsewhere } or PostgresServer
               where member.Stage is { } stage && fleet.Policies.BackupsWanted.Contains(stage) && !covered.Contains(member)
               select Finding.Warning(
                   "backup-missing", member, $"it is in {member.Stage!.Name}, where a backup is wanted, and no backup policy covers it",
                   "Add it to the Covers of one, or waive the rule where it can be lost");
    }

    public static IEnumerable<Finding> WhatIsLeftOutOfABackupMayBe(FleetModel fleet) =>
        from database in fleet.Policies.Backups.SelectMany(backup => backup.Without).Distinct()
        where database is { Server: not null, Stage: { } stage } && fleet.Policies.BackupsWanted.Contains(stage)
        where !fleet.Policies.Backups.Any(backup => backup.Keeps(database))
        let path = ((EdgeEnd)database).Path
        select new Finding(
            FindingSeverity.Warning, "backup-missing", path, $"Database '{path}'",
            $"it is in {database.Stage!.Name}, where a backup is wanted, and it is left out of the one of its server",
            "Take it out of the policy's Without, or waive the rule where it can be lost");

    public static IEnumerable<Finding> BackupsAreFrequentEnough(FleetModel fleet) =>
        from objective in fleet.Policies.Recovery
        where objective.LosesAtMost is not null
        from member in objective.Of
        let often = fleet.Policies.Backups.Where(backup => backup.Covers.Contains(member)).Select(backup => (TimeSpan?)backup.Every).Min()
        where often is null || often > objective.LosesAtMost
        select Finding.Error(
            "backup-rare", member,
            $"after '{objective.Scenario}' it may lose {objective.LosesAtMost!.Value.TotalHours:0.##} h, and "
            + (often is null ? "it is never backed up" : $"it is backed up every {often.Value.TotalHours:0.##} h"),
            "Back it up more often or change the objective");

    public static IEnumerable<Finding> BackupsAreKeptElsewhere(FleetModel fleet) =>
        from backup in fleet.Policies.Backups
        where backup.KeptOn is not null && backup.Offsite is null or { IsPlanned: true }
        from member in backup.Covers
        where member.Host == backup.KeptOn
        select Finding.Warning(
            "backup-beside", member, $"its backup '{backup.Name}' is kept on '{backup.KeptOn!.Id}', where it is itself",
            "Keep it on another host, or say where its second copy goes");

    public static IEnumerable<Finding> WhatIsWarnedOfHasALimit(FleetModel fleet) =>
        from service in fleet.Workloads.OfType<Service>()
        where service.MemoryMiB is null
        where fleet.Policies.Alerts.Any(alert => alert.Name == $"memory-{service.ContainerName}")
        select Finding.Error(
            "alert-without-limit", service, "its memory is to be warned of, and it has no limit to compare with",
            "Set its MemoryMiB");
}
