namespace Fleet;

/// <summary>How soon what is back again after a failure, and how much may be lost.</summary>
/// <param name="scenario">What happened, for example <c>database corruption</c>.</param>
/// <param name="backWithin">How soon it is back (the recovery time objective).</param>
public sealed class RecoveryObjective(string scenario, TimeSpan backWithin)
{
    /// <summary>What happened.</summary>
    public string Scenario { get; } = scenario;

    /// <summary>How soon it is back (the recovery time objective).</summary>
    public TimeSpan BackWithin { get; } = backWithin;

    /// <summary>How much of the last time may be lost (the recovery point objective); not said unless said.</summary>
    public TimeSpan? LosesAtMost { get; init; }

    /// <summary>What it is about: volumes and servers of databases whose backups must be frequent enough.</summary>
    public List<StackMember> Of { get; } = [];
}
