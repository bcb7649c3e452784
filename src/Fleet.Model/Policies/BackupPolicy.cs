namespace Fleet;

/// <summary>What is backed up, how often, and for how long it is kept.</summary>
/// <param name="name">The name, unique in the fleet.</param>
/// <param name="every">How much time is between two backups.</param>
public sealed class BackupPolicy(string name, TimeSpan every)
{
    /// <summary>The name, unique in the fleet.</summary>
    public string Name { get; } = name;

    /// <summary>How much time is between two backups.</summary>
    public TimeSpan Every { get; } = every;

    /// <summary>When the day's backup begins; at 02:00 unless said.</summary>
    public TimeOnly At { get; init; } = new(2, 0);

    /// <summary>Volumes and servers of databases.</summary>
    public List<StackMember> Covers { get; } = [];

    /// <summary>Databases that are left out though their server is covered.</summary>
    public List<Database> Without { get; } = [];

    /// <summary>How many are kept.</summary>
    public Retention Keep { get; init; } = new(Daily: 7);

    /// <summary>The host they are kept on; not said unless said.</summary>
    public Host? KeptOn { get; init; }

    /// <summary>Where a second copy goes; nowhere unless said.</summary>
    public ExternalService? Offsite { get; init; }

    /// <summary>The host that looks whether what is kept is whole, and restores it to see that it can be; nobody unless said.</summary>
    public Host? CheckedBy { get; init; }

    /// <summary>How often one of them is restored to see that it can be; never unless said.</summary>
    public TimeSpan? RestoredEvery { get; init; }

    internal bool Keeps(Database database) => Covers.Contains(database.Server!) && !Without.Contains(database);
}

/// <summary>How many backups are kept.</summary>
/// <param name="Daily">Of the last days.</param>
/// <param name="Weekly">Of the last weeks.</param>
/// <param name="Monthly">Of the last months.</param>
public sealed record Retention(int Daily = 0, int Weekly = 0, int Monthly = 0)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(
        " + ", new[] { (Daily, "daily"), (Weekly, "weekly"), (Monthly, "monthly") }.Where(each => each.Item1 > 0).Select(each => $"{each.Item1} {each.Item2}"));
}
