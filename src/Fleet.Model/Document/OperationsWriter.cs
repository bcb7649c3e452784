using System.Globalization;

namespace Fleet.Document;

/// <summary>Writes what is not a container, and what was decided about running the fleet.</summary>
internal static class OperationsWriter
{
    public static PoliciesDocument? Write(FleetPolicies policies)
    {
        var document = new PoliciesDocument
        {
            Backups = [.. policies.Backups.Select(Write)],
            Recovery =
            [
                .. policies.Recovery.Select(Write),
            ],
            Alerts =
            [
                .. policies.Alerts.Select(alert => new AlertDocument
                {
                    Name = alert.Name,
                    Expression = alert.Expression,
                    Level = Words.Of(alert.Level),
                    ForSeconds = alert.For.TotalSeconds,
                }),
            ],
            HealthUrls =
            [
                .. policies.HealthUrls.Select(url => new HealthUrlDocument
                {
                    Name = url.Name,
                    Url = url.Url,
                    Method = url.Method,
                    Status = url.Status,
                }),
            ],
        };
        return document is { Backups: [], Recovery: [], Alerts: [], HealthUrls: [] } ? null : document;
    }

    public static RecoveryDocument Write(RecoveryObjective objective) => new()
    {
        Scenario = objective.Scenario,
        BackWithinMinutes = objective.BackWithin.TotalMinutes,
        LosesAtMostHours = objective.LosesAtMost?.TotalHours,
    };

    public static IReadOnlyList<UnitDocument>? Units(ContainerStack stack) => stack.Members.OfType<SystemdService>()
        .Select(unit => new UnitDocument
        {
            Path = unit.Path,
            Unit = unit.UnitName,
            Description = unit.Description,
            User = unit.User,
            Exposure = Words.Of(unit.Exposure),
            Ports = [.. unit.Endpoints.Select(DocumentWriter.WritePort)],
        })
        .OrNull();

    public static IReadOnlyList<CronJobDocument>? CronJobs(ContainerStack stack) => stack.Members.OfType<CronJob>()
        .Select(job => new CronJobDocument
        {
            Path = job.Path,
            Schedule = job.Schedule.Text,
            Command = job.Command.Resolve(job).ToString(),
            User = job.User,
        })
        .OrNull();

    public static IReadOnlyList<StaticSiteDocument>? StaticSites(ContainerStack stack) => stack.Members.OfType<StaticSite>()
        .Select(site => new StaticSiteDocument
        {
            Path = site.Path,
            Folder = site.PathOnHost,
            Pages = [.. site.Pages.Keys.Order(StringComparer.Ordinal)],
        })
        .OrNull();

    public static IReadOnlyList<DatabaseServerDocument>? DatabaseServers(ContainerStack stack) => stack.Members.OfType<PostgresServer>()
        .Select(server => new DatabaseServerDocument
        {
            Path = server.Path,
            Server = server.Endpoint.External?.Name ?? server.Endpoint.Listener?.Path,
            Roles = [.. server.Roles.Select(role => role.Name)],
            Databases =
            [
                .. server.Databases.Select(database => new DatabaseDocument
                {
                    Name = database.Name,
                    Owner = database.Owner.Name,
                    Stage = database.Stage?.Name,
                    Readers = [.. database.Readers.Select(role => role.Name)],
                    OpenedBy = LoginWriter.Of(database).OrNull(),
                }),
            ],
        })
        .OrNull();

    private static BackupDocument Write(BackupPolicy policy) => new()
    {
        Name = policy.Name,
        EveryHours = policy.Every.TotalHours,
        At = policy.At.ToString("HH:mm", CultureInfo.InvariantCulture),
        Covers = [.. policy.Covers.Select(member => member.Path)],
        Without = policy.Without.Select(database => ((EdgeEnd)database).Path).OrNull(),
        KeepDaily = policy.Keep.Daily,
        KeepWeekly = policy.Keep.Weekly,
        KeepMonthly = policy.Keep.Monthly,
        KeptOn = policy.KeptOn?.Id,
        Offsite = policy.Offsite?.Name,
        RestoredEveryDays = policy.RestoredEvery?.TotalDays,
    };
}
