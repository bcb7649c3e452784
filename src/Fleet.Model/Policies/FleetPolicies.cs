namespace Fleet;

/// <summary>What the operator has decided about running the fleet: declared data that is checked with it and can be shown.</summary>
/// <example><code>
/// fleet.Policies.Backups.Add(new BackupPolicy("databases", TimeSpan.FromDays(1))
/// {
///     Covers = { server, uploads },
///     Keep = new Retention(Daily: 7, Weekly: 4),
/// });
/// fleet.Policies.BackupsWanted.Add(Stage.Production);
/// fleet.Policies.Recovery.Add(new RecoveryObjective("database corruption", TimeSpan.FromMinutes(20))
/// {
///     LosesAtMost = TimeSpan.FromDays(1), Of = { server },
/// });
/// </code></example>
public sealed class FleetPolicies
{
    /// <summary>What is backed up, how often, and for how long it is kept.</summary>
    public List<BackupPolicy> Backups { get; } = [];

    /// <summary>Environments in which every volume and every server of databases needs a backup.</summary>
    public List<Stage> BackupsWanted { get; } = [];

    /// <summary>How soon what is back again after which failure, and how much may be lost.</summary>
    public List<RecoveryObjective> Recovery { get; } = [];

    /// <summary>What Prometheus warns of.</summary>
    public List<AlertRule> Alerts { get; } = [];

    /// <summary>Pages that say whether something is well.</summary>
    public List<HealthUrl> HealthUrls { get; } = [];

    /// <summary>What is taken out of texts before they are shown to the public.</summary>
    public Sanitiser Sanitiser { get; set; } = Sanitiser.ForPublicMirrors;
}
