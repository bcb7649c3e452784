namespace Fleet.Document;

/// <summary>What the operator has decided about running the fleet.</summary>
public sealed record PoliciesDocument
{
    /// <summary>What is backed up, how often, and for how long it is kept.</summary>
    public required IReadOnlyList<BackupDocument> Backups { get; init; }

    /// <summary>How soon what is back again after which failure.</summary>
    public required IReadOnlyList<RecoveryDocument> Recovery { get; init; }

    /// <summary>What is warned of.</summary>
    public required IReadOnlyList<AlertDocument> Alerts { get; init; }

    /// <summary>Pages that say whether something is well.</summary>
    public required IReadOnlyList<HealthUrlDocument> HealthUrls { get; init; }
}

/// <summary>A backup policy.</summary>
public sealed record BackupDocument
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Hours between two backups.</summary>
    public required double EveryHours { get; init; }

    /// <summary>When the day's backup begins, <c>02:00</c>.</summary>
    public required string At { get; init; }

    /// <summary>The paths of the volumes and database servers it covers.</summary>
    public required IReadOnlyList<string> Covers { get; init; }

    /// <summary>The paths of databases that are left out though their server is covered; null for none.</summary>
    public IReadOnlyList<string>? Without { get; init; }

    /// <summary>How many of the last days are kept.</summary>
    public int KeepDaily { get; init; }

    /// <summary>How many of the last weeks are kept.</summary>
    public int KeepWeekly { get; init; }

    /// <summary>How many of the last months are kept.</summary>
    public int KeepMonthly { get; init; }

    /// <summary>The id of the host they are kept on.</summary>
    public string? KeptOn { get; init; }

    /// <summary>Where a second copy goes.</summary>
    public string? Offsite { get; init; }

    /// <summary>Days between two restores that are tried.</summary>
    public double? RestoredEveryDays { get; init; }
}

/// <summary>A recovery objective.</summary>
public sealed record RecoveryDocument
{
    /// <summary>What happened.</summary>
    public required string Scenario { get; init; }

    /// <summary>Minutes until it is back.</summary>
    public required double BackWithinMinutes { get; init; }

    /// <summary>How many hours may be lost.</summary>
    public double? LosesAtMostHours { get; init; }
}

/// <summary>An alert.</summary>
public sealed record AlertDocument
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The PromQL expression.</summary>
    public required string Expression { get; init; }

    /// <summary><c>info</c>, <c>warning</c> or <c>critical</c>.</summary>
    public required string Level { get; init; }

    /// <summary>Seconds it must last.</summary>
    public required double ForSeconds { get; init; }
}

/// <summary>A page that says whether something is well.</summary>
public sealed record HealthUrlDocument
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The whole URL.</summary>
    public required string Url { get; init; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The status it answers with.</summary>
    public required int Status { get; init; }
}

/// <summary>A program that a host's systemd runs.</summary>
public sealed record UnitDocument
{
    /// <summary>The address within the fleet, <c>host/stack/name</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The unit's name on the host.</summary>
    public required string Unit { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>The user it runs as.</summary>
    public required string User { get; init; }

    /// <summary>Who may reach it.</summary>
    public required string Exposure { get; init; }

    /// <summary>The ports it listens on.</summary>
    public required IReadOnlyList<PortDocument> Ports { get; init; }
}

/// <summary>A command that a host's cron runs.</summary>
public sealed record CronJobDocument
{
    /// <summary>The address within the fleet, <c>host/stack/name</c>.</summary>
    public required string Path { get; init; }

    /// <summary>When, in cron's words.</summary>
    public required string Schedule { get; init; }

    /// <summary>What, secrets redacted.</summary>
    public required string Command { get; init; }

    /// <summary>The user who runs it.</summary>
    public required string User { get; init; }
}

/// <summary>Pages that are served as they are.</summary>
public sealed record StaticSiteDocument
{
    /// <summary>The address within the fleet, <c>host/stack/name</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The folder on the host.</summary>
    public required string Folder { get; init; }

    /// <summary>The paths of its pages.</summary>
    public required IReadOnlyList<string> Pages { get; init; }
}

/// <summary>The databases of a server and their roles.</summary>
public sealed record DatabaseServerDocument
{
    /// <summary>The address within the fleet, <c>host/stack/name</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The path of the service, or the id of the external service, that listens.</summary>
    public string? Server { get; init; }

    /// <summary>The roles that log in.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>The databases.</summary>
    public required IReadOnlyList<DatabaseDocument> Databases { get; init; }
}

/// <summary>A database.</summary>
public sealed record DatabaseDocument
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The environment it belongs to.</summary>
    public string? Stage { get; init; }

    /// <summary>The role it belongs to.</summary>
    public required string Owner { get; init; }

    /// <summary>Roles that may read it.</summary>
    public required IReadOnlyList<string> Readers { get; init; }

    /// <summary>Who logs in to it, told by the passwords that services are given; absent when nobody does.</summary>
    public IReadOnlyList<DatabaseUserDocument>? OpenedBy { get; init; }
}
